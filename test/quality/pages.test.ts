import { expect } from 'chai';
import type { BrowserContext } from 'playwright-core';
import { locales } from '../../server/language/index.ts';
import { sharedApplication, type Application } from '../support/application.ts';
import { startBrokenApplication, startUnreadyApplication } from '../support/broken-libraries.ts';
import { describeInBrowser, sharedBrowser } from '../support/browser.ts';
import { findLandmarks, type Landmarks } from '../support/landmarks.ts';
import { listedPages } from '../support/pages.ts';
import { inspect } from './inspection.ts';
import { markupProblems } from './markup.ts';

/** Milliseconds for one page in both languages: about two, fifty times that on a machine that is busy. */
const patience = 180_000;

describeInBrowser('every page, in both languages, on a phone and a desk', function () {
  this.timeout(patience);

  let whole: Application;
  let broken: Application;
  let unready: Application;
  let landmarks: Landmarks;
  let context: BrowserContext;

  before(async () => {
    [whole, broken, unready] = await Promise.all([
      sharedApplication(),
      startBrokenApplication(),
      startUnreadyApplication(),
    ]);
    landmarks = await findLandmarks(whole.services);
    // One for all: what a reader's browser has, it does not fetch again.
    context = await (await sharedBrowser()).newContext({ reducedMotion: 'reduce' });
  });
  after(async () => {
    await context.close();
    await Promise.all([broken.stop(), unready.stop()]);
  });

  for (const { name, path, status = 200, library, opened } of listedPages) {
    it(`${name}: can be read, reached and used by everyone`, async () => {
      const { origin } = library === 'broken' ? broken : library === 'unready' ? unready : whole;
      const found = await Promise.all(
        locales.map(async (locale) => {
          const page = await inspect(context, origin + path(locale, landmarks), { opened });
          const problems = [...page.problems, ...(await markupProblems(page.html))];
          return { answer: `${locale} ${page.status}`, problems: problems.map((one) => `${locale} ${one}`) };
        }),
      );
      expect(found.flatMap(({ problems }) => problems)).to.deep.equal([]);
      expect(found.map(({ answer }) => answer)).to.deep.equal([`ar ${status}`, `en ${status}`]);
    });
  }

  it('says nothing of failure in the log of a library that is whole', () => {
    expect(whole.errors.join('\n')).to.equal('');
  });
});
