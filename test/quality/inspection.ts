import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { paths } from '../../server/web/paths.ts';
import { axeViolations, contrastViolations, loadAxe } from '../support/axe.ts';

/** Checks that run inside the page; each answers with sentences about what is wrong. */
export type PageCheck = 'languages' | 'typography' | 'reflow' | 'targets' | 'structure' | 'focus';

const scripts = [
  'elements',
  'languages',
  'typography',
  'reflow',
  'targets',
  'structure',
  'focus',
  'contrast',
];
const script = scripts
  .map((name) => readFileSync(new URL(`in-page/${name}.js`, import.meta.url), 'utf8'))
  .join('\n');

export const wide = { width: 1280, height: 900 };
export const phone = { width: 360, height: 740 };
const narrowest = { width: 320, height: 640 };

/** Puts the checks into the page as it stands. */
export async function loadChecks(page: Page): Promise<void> {
  await page.evaluate(script);
}

export const check = (page: Page, name: PageCheck): Promise<string[]> =>
  page.evaluate<string[]>(`quality.${name}()`);

/** What the browser complains about while it reads a page: errors, refusals, other hosts. */
export function listen(page: Page, origin: string): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`script: ${error.message}`));
  // What a page is about may be a failure: it is answered with one, or waits for the end of one.
  const isExpected = (url: string): boolean => url === page.url() || url === origin + paths.ready();
  page.on('console', (message) => {
    const isAnswer = message.text().startsWith('Failed to load') && isExpected(message.location().url);
    if (message.type() === 'error' && !isAnswer) problems.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.origin !== origin) problems.push(`asks another host: ${url.href}`);
  });
  page.on('response', (response) => {
    const isPage = response.request().isNavigationRequest();
    if (response.status() >= 400 && !isPage && !isExpected(response.url()))
      problems.push(`${response.status()}: ${response.url()}`);
  });
  return problems;
}

/** Twice the reader's usual size of letters, as browsers set it. */
export async function withLargeText(page: Page, look: () => Promise<string[]>): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const sizeOf = () => page.evaluate<number>('parseFloat(getComputedStyle(document.body).fontSize)');
  const usual = await sizeOf();
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  const grown = (await sizeOf()) / usual;
  const problems = grown < 1.99 ? [`letters grow ${grown}-fold only`] : await look();
  await session.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } });
  await session.detach();
  return problems;
}

/** Everything that is checked of a page as it stands, at its width. */
async function inspectAt(page: Page, size: { width: number; height: number }): Promise<string[]> {
  await page.setViewportSize(size);
  const problems: string[] = [];
  for (const name of ['languages', 'typography', 'reflow', 'structure', 'targets'] as const) {
    problems.push(...(await check(page, name)));
  }
  // So that the browser takes what follows for the keyboard's doing.
  await page.keyboard.press('Tab');
  problems.push(...(await check(page, 'focus')), ...(await axeViolations(page)));
  return problems.map((problem) => `${size.width}: ${problem}`);
}

interface Inspection {
  status: number;
  problems: string[];
  html: string;
}

interface What {
  /** Opens everything that can be opened before the phone's turn: menus, groups of filters; or all but the menu. */
  opened?: boolean | 'main';
}

/** Looks at `url` in every width that counts. The status is the caller's to check. */
export async function inspect(
  context: BrowserContext,
  url: string,
  { opened = false }: What = {},
): Promise<Inspection> {
  const page = await context.newPage();
  try {
    await page.setViewportSize(wide);
    const heard = listen(page, new URL(url).origin);
    const response = await page.goto(url, { waitUntil: 'load' });
    await loadChecks(page);
    await loadAxe(page);
    const problems = await inspectAt(page, wide);
    const large = await withLargeText(page, () => check(page, 'reflow'));
    problems.push(...large.map((problem) => `200 % text: ${problem}`));
    if (opened)
      await page.evaluate(
        `document.querySelectorAll('${opened === 'main' ? 'main ' : ''}details').forEach((one) => { one.open = true; })`,
      );
    problems.push(...(await inspectAt(page, phone)));
    await page.setViewportSize(narrowest);
    problems.push(...(await check(page, 'reflow')));
    await page.evaluate('quality.replaceArabicLetters()');
    for (const size of [phone, wide]) {
      await page.setViewportSize(size);
      const pale = await contrastViolations(page);
      problems.push(...pale.map((problem) => `${size.width}: ${problem}`));
    }
    return {
      status: response?.status() ?? 0,
      problems: [...problems, ...heard],
      html: (await response?.text()) ?? '',
    };
  } finally {
    await page.close();
  }
}
