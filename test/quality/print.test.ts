import { expect } from 'chai';
import { locales } from '../../server/language/index.ts';
import { paths } from '../../server/web/paths.ts';
import { sharedApplication } from '../support/application.ts';
import { describeInBrowser, sharedBrowser } from '../support/browser.ts';
import { findLandmarks, pathOf } from '../support/landmarks.ts';
import { check, loadChecks } from './inspection.ts';

/** A4 with its margins, in CSS pixels; browsers ask for the width of the whole sheet. */
const sheet = { width: 794, height: 1123 };

describeInBrowser('a page on paper', () => {
  for (const locale of locales) {
    it(`has its text in one column, in ink, without what paper cannot do (${locale})`, async () => {
      const { origin, services } = await sharedApplication();
      const { practice, longest } = await findLandmarks(services);
      const page = await (await sharedBrowser()).newPage({ viewport: sheet });
      try {
        await page.emulateMedia({ media: 'print' });
        const addresses = [
          ...new Set([pathOf(locale, practice), pathOf(locale, longest)]),
          paths.recordInBoth(locale, practice.kind, practice.id),
          paths.workshop(locale, 'erbil-2022'),
        ];
        for (const address of addresses) {
          await page.goto(origin + address);
          await loadChecks(page);
          expect(await check(page, 'reflow'), address).to.deep.equal([]);
          const controls = page.locator('button, input, select, nav, form').filter({ visible: true });
          expect(await controls.count(), `${address}: controls`).to.equal(0);
        }
        await page.goto(origin + pathOf(locale, practice));
        const width = async (selector: string): Promise<number> =>
          (await page.locator(selector).boundingBox())?.width ?? 0;
        expect((await width('article.pr')) / (await width('main')), 'of the sheet').to.be.above(0.95);
        const folded = page.locator('main .fig table').first();
        expect(await folded.isVisible(), 'the figures that are folded on a screen').to.equal(true);
      } finally {
        await page.close();
      }
    });
  }
});
