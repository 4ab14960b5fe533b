import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2 up to AA, and what axe calls good practice. */
const everything: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'color-contrast': { enabled: false } },
  resultTypes: ['violations'],
};
const contrast: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast'] },
  resultTypes: ['violations'],
};

export async function loadAxe(page: Page): Promise<void> {
  await page.evaluate(axe.source);
}

async function violations(page: Page, options: RunOptions): Promise<string[]> {
  const results = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(options)})`);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => {
      const why = failureSummary.split('\n')[1]?.trim() ?? '';
      return `axe ${id}: ${target.join(' ')} — ${why}`;
    }),
  );
}

/** What axe finds, colours apart: it cannot judge those of Arabic as it stands. */
export const axeViolations = (page: Page): Promise<string[]> => violations(page, everything);

/** Letters too pale for their background. Of use once Arabic letters are replaced (`in-page/contrast.js`). */
export const contrastViolations = (page: Page): Promise<string[]> => violations(page, contrast);
