import { expect } from 'chai';
import { otherLocale, type Locale } from '../../server/language/index.ts';
import { sharedApplication, type Application } from '../support/application.ts';
import { describeInBrowser, sharedBrowser } from '../support/browser.ts';
import { Reader, type Circumstances } from './reader.ts';

/** As people type: without hamza, with ه for ة. */
const question: Record<Locale, string> = { ar: 'اداره المياة', en: 'managing water' };

const arabicPhone: Circumstances = { locale: 'ar', width: 360, scripts: true };
const arabicDesk: Circumstances = { locale: 'ar', width: 1280, scripts: false };
const englishPhone: Circumstances = { locale: 'en', width: 360, scripts: false };
const englishDesk: Circumstances = { locale: 'en', width: 1280, scripts: true };
/** Every two of language, width and scripts meet once. */
const everyone = [arabicPhone, arabicDesk, englishPhone, englishDesk];

const nameOf = ({ locale, width, scripts }: Circumstances): string =>
  `in ${locale === 'ar' ? 'Arabic' : 'English'} at ${width} px ${scripts ? 'with' : 'without'} scripts`;

/** Marks `value` under `name`, with the sheet of filters open on a phone, and asks for what it leaves. */
async function choose(
  reader: Reader,
  choices: readonly [name: string, value: string][],
  phone: boolean,
): Promise<void> {
  const { page } = reader;
  if (phone) await page.locator('a[href="#filters"]').click();
  for (const [name, value] of choices) {
    const box = page.locator(`input[name="${name}"][value="${value}"]`);
    const group = page.locator(`#facet-${name}`);
    if ((await group.getAttribute('open')) === null) await group.locator('summary').first().click();
    const more = page.locator(`#more-${name}:not([open]) > summary`);
    if (!(await box.isVisible()) && (await more.count()) > 0) await more.click();
    await box.check();
  }
  await page.locator('.apply button').click();
  await page.waitForURL((url) =>
    choices.every(([name, value]) => url.searchParams.getAll(name).includes(value)),
  );
}

describeInBrowser('an official finds a practice', () => {
  let application: Application;

  before(async () => {
    application = await sharedApplication();
  });

  for (const circumstances of everyone) {
    const { locale, width } = circumstances;
    const isPhone = width < 768;

    it(`${nameOf(circumstances)}: searches, narrows, sorts, reads, compares, switches language and comes back`, async () => {
      const reader = await Reader.arrive(await sharedBrowser(), application.origin, circumstances);
      const { page } = reader;
      try {
        await reader.open('/');
        expect(reader.address.pathname).to.equal(`/${locale}`);

        await page.locator('main input[name=q]').fill(question[locale]);
        await page.locator('main input[name=q]').press('Enter');
        await page.waitForURL('**/search?*');
        expect(reader.address.searchParams.get('q')).to.equal(question[locale]);
        const found = await reader.listed();
        expect(found, 'found').not.to.deep.equal([]);

        await choose(reader, [['sector', 'WAT']], isPhone);
        await page.locator('.chip').first().waitFor({ state: 'attached' });
        const narrowed = await reader.listed();
        expect(narrowed, 'narrowed').not.to.deep.equal([]);
        const governorate = page.locator('input[name=governorate]:not([disabled])').first();
        const code = (await governorate.getAttribute('value')) ?? '';
        await choose(reader, [['governorate', code]], isPhone);
        await page.locator('.chip').nth(1).waitFor({ state: 'attached' });
        expect(reader.address.searchParams.getAll('sector')).to.deep.equal(['WAT']);

        if (isPhone && reader.address.hash === '#filters') await page.locator('.sheet a').click();
        await page.locator('#sort > summary').click();
        await page.locator('#sort a[href*="sort=newest"]').click();
        await page.waitForURL(/sort=newest/);
        const results = reader.address;
        const sorted = await reader.listed();
        expect(sorted, 'sorted').not.to.deep.equal([]);

        const before_ = await reader.state();
        await page.reload();
        expect(await reader.state(), 'after a reload').to.equal(before_);

        await page.locator('main .results .title a').first().click();
        await page.waitForURL(new RegExp(`/${locale}/(practices|lessons)/\\d+`));
        const record = reader.address.pathname;
        expect(record).to.equal(sorted[0]);
        expect(await page.locator('main h1').count()).to.equal(1);

        if ((await page.locator(`main a[href="${record}/both"]`).count()) > 0) {
          await page.locator(`main a[href="${record}/both"]`).first().click();
          await page.waitForURL(`**${record}/both`);
          expect(await page.locator('main [lang=ar]').count(), 'Arabic beside').to.be.above(2);
          expect(await page.locator('main [lang=en]').count(), 'English beside').to.be.above(2);
          await page.goBack();
        }

        await page.locator('header a[hreflang]').first().click();
        await page.waitForURL(`**${record.replace(locale, otherLocale(locale))}`);
        await page.goBack();
        await page.goBack();
        expect(reader.address.search).to.equal(results.search);
        await page.locator('header a[hreflang]').first().click();
        await page.waitForURL(`**/${otherLocale(locale)}/search?*`);
        expect(reader.address.search, 'in the other language').to.equal(results.search);
        expect(await page.locator('input[name=sector][value=WAT]').isChecked()).to.equal(true);
        expect(await page.locator('main input[name=q]').inputValue()).to.equal(question[locale]);

        await reader.open('/');
        expect(reader.address.pathname, 'remembered').to.equal(`/${otherLocale(locale)}`);
        expect(reader.failures).to.deep.equal([]);
      } finally {
        await reader.leave();
      }
    });
  }

  for (const circumstances of [arabicDesk, englishDesk]) {
    const { locale } = circumstances;

    it(`${nameOf(circumstances)}: turns the pages of everything there is`, async () => {
      const reader = await Reader.arrive(await sharedBrowser(), application.origin, circumstances);
      const { page } = reader;
      try {
        const { practice, lesson } = await application.services.content.countPublished();
        await reader.open(`/${locale}/search`);
        const seen = await reader.listed();
        const next = page.locator('a[rel=next]');
        while ((await next.count()) > 0) {
          const before_ = page.url();
          await next.click();
          await page.waitForURL((url) => url.href !== before_);
          seen.push(...(await reader.listed()));
        }
        expect(new Set(seen).size, 'each once').to.equal(seen.length);
        expect(seen.length).to.equal(practice + lesson);
        expect(reader.failures).to.deep.equal([]);
      } finally {
        await reader.leave();
      }
    });
  }

  for (const circumstances of [arabicPhone, englishDesk]) {
    const { locale } = circumstances;

    it(`${nameOf(circumstances)}: is shown ways on where nothing is found`, async () => {
      const reader = await Reader.arrive(await sharedBrowser(), application.origin, circumstances);
      const { page } = reader;
      try {
        await reader.open(
          `/${locale}/search?q=${encodeURIComponent(question[locale])}&sector=WAT&from=1950&to=1951`,
        );
        expect(await reader.listed()).to.deep.equal([]);
        await page.locator('.empty .ways a').first().click();
        await page.locator('main .results .title a').first().waitFor();
        expect(await reader.listed()).not.to.deep.equal([]);
        expect(reader.failures).to.deep.equal([]);
      } finally {
        await reader.leave();
      }
    });
  }

  /** What is typed, as it is typed, and a sector that the first results are of. */
  const typed: readonly [question: string, sector: string][] = [
    ['اداره المياة', 'WAT'],
    ['زباله', 'WST'],
    ['وبالمياه', 'WAT'],
    ['الطاقه الشمسيه ٢٠٢١', 'SOL'],
    ['نفايات نینوا', 'WST'],
  ];
  for (const [words, sector] of typed) {
    it(`finds what is meant by «${words}»`, async () => {
      const reader = await Reader.arrive(await sharedBrowser(), application.origin, arabicDesk);
      try {
        await reader.open('/ar');
        await reader.page.locator('main input[name=q]').fill(words);
        await reader.page.locator('main input[name=q]').press('Enter');
        await reader.page.waitForURL('**/search?*');
        const ids = (await reader.listed()).map((path) => Number(path.split('/').at(-1)));
        expect(ids, 'found').not.to.deep.equal([]);
        const first = await application.services.content.getPublished(ids[0]!);
        expect(first.values.sector).to.include(sector);
      } finally {
        await reader.leave();
      }
    });
  }

  it('copies the link to a record and to its results, and says so', async () => {
    const reader = await Reader.arrive(await sharedBrowser(), application.origin, {
      locale: 'ar',
      width: 1280,
      scripts: true,
    });
    const { page } = reader;
    const copied = (): Promise<string> => page.evaluate<string>('navigator.clipboard.readText()');
    try {
      await reader.open('/ar/search?sector=WAT');
      await page.locator('[data-copy]').first().click();
      await page.locator('main [role=status]', { hasText: /\S/ }).first().waitFor();
      expect(new URL(await copied()).search).to.equal('?sector=WAT');

      await page.locator('main .results .title a').first().click();
      await page.waitForURL(/practices|lessons/);
      const record = reader.address.pathname;
      await page.locator('[data-copy]').first().click();
      await page.locator('main [role=status]', { hasText: /\S/ }).first().waitFor();
      await page.goto(await copied());
      expect(reader.address.pathname, 'where the link leads').to.equal(record);
    } finally {
      await reader.leave();
    }
  });

  it('reaches everything by keyboard: past the header, into the search, to a record', async () => {
    const reader = await Reader.arrive(await sharedBrowser(), application.origin, {
      locale: 'ar',
      width: 1280,
      scripts: false,
    });
    const { page } = reader;
    const focused = page.locator(':focus');
    const tabTo = async (selector: string): Promise<void> => {
      for (let presses = 0; presses < 200; presses += 1) {
        await page.keyboard.press('Tab');
        if ((await page.locator(`${selector}:focus`).count()) > 0) return;
      }
      throw new Error(`Tab never reached ${selector}`);
    };
    try {
      await reader.open('/ar');
      await page.keyboard.press('Tab');
      expect(await focused.getAttribute('href')).to.equal('#main');
      expect(await focused.isVisible()).to.equal(true);
      expect((await focused.boundingBox())?.y, 'the skip link is on the page').to.be.at.least(0);
      await page.keyboard.press('Enter');
      // The browser is past the header when it has gone to the fragment and let go of the link, a moment after the key.
      await page.waitForURL('**#main');
      await focused.waitFor({ state: 'detached' });
      await page.keyboard.press('Tab');
      // In the page itself, as soon as the browser has moved on.
      await page.locator('main :focus').waitFor();

      await tabTo('input[name=q]');
      await page.keyboard.type('زباله');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/search?*');
      await tabTo('input[name=sector]:not([disabled])');
      await page.keyboard.press('Space');
      await page.keyboard.press('Enter');
      await page.waitForURL(/sector=/);
      await tabTo('.results .title a');
      await page.keyboard.press('Enter');
      await page.waitForURL(/practices|lessons/);
      expect(reader.failures).to.deep.equal([]);
    } finally {
      await reader.leave();
    }
  });
});
