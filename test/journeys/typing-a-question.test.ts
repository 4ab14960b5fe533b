import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { Locale } from '../../server/language/index.ts';
import { startApplication, type Application } from '../support/application.ts';
import { axeViolations, loadAxe } from '../support/axe.ts';
import { describeInBrowser, sharedBrowser } from '../support/browser.ts';
import { practice } from '../support/records.ts';
import { Reader } from './reader.ts';

const begun: Record<Locale, string> = { ar: 'الميا', en: 'wat' };
const markup = '<img src=x onerror="document.title=`hurt`"> zqpump';

const box = '#q';
const options = '#suggestions [role=option]';
const isOpen = (page: Page): Promise<string | null> => page.locator(box).getAttribute('aria-expanded');
const active = (page: Page): Promise<string | null> =>
  page.locator(box).getAttribute('aria-activedescendant');
const remembered = (page: Page): Promise<string[]> =>
  page
    .locator('#recent li a')
    .evaluateAll((links) => links.map((link) => (link as { textContent: string }).textContent));

/** Resolves when what goes on from `text` has come: what came for a part of it may stand there before. */
const answerTo = (page: Page, text: string): Promise<unknown> =>
  page.waitForResponse((response) => {
    const url = new URL(response.url());
    return url.pathname === '/api/v1/suggest' && url.searchParams.get('q') === text;
  });

/** Types into the box as people do, and waits for what is offered. */
async function type(page: Page, text: string): Promise<void> {
  await page.locator(box).click();
  const answered = answerTo(page, text);
  await page.keyboard.type(text, { delay: 20 });
  await answered;
  await page.locator(options).first().waitFor();
  // The list is drawn in the turn after its answer.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
}

describeInBrowser('typing a question', function () {
  this.timeout(60_000);
  let application: Application;

  before(async () => {
    application = await startApplication();
    await application.services.content.importBatch(
      [practice('markup', { title: { en: markup, ar: `${markup} مضخة` } })],
      new Date(),
    );
    await application.services.search.catchUp();
  });
  after(() => application.stop());

  async function asReader(
    locale: Locale,
    width: number,
    journey: (reader: Reader, page: Page) => Promise<void>,
    scripts = true,
  ): Promise<void> {
    const reader = await Reader.arrive(await sharedBrowser(), application.origin, { locale, width, scripts });
    try {
      await journey(reader, reader.page);
      expect(reader.failures).to.deep.equal([]);
    } finally {
      await reader.leave();
    }
  }

  for (const [locale, width] of [
    ['ar', 360],
    ['en', 1280],
  ] as const) {
    for (const path of [`/${locale}`, `/${locale}/search`]) {
      it(`offers what goes on from it, by keyboard alone (${path}, ${width} px)`, () =>
        asReader(locale, width, async (reader, page) => {
          await reader.open(path);
          await type(page, begun[locale]);
          const count = await page.locator(options).count();
          expect(await isOpen(page)).to.equal('true');
          expect(await active(page), 'nothing is chosen by itself').to.equal(null);
          expect(await page.locator('#suggested').textContent()).to.match(new RegExp(`\\b${count}$`));

          await page.keyboard.press('ArrowDown');
          expect(await active(page)).to.equal('suggestion-0');
          expect(await page.locator('#suggestion-0').getAttribute('aria-selected')).to.equal('true');
          await page.keyboard.press('ArrowUp');
          expect(await active(page), 'back in the box').to.equal(null);
          await page.keyboard.press('ArrowUp');
          expect(await active(page), 'round to the last').to.equal(`suggestion-${count - 1}`);
          await page.keyboard.press('Home');
          expect(await active(page), 'Home goes to the box').to.equal(null);

          await page.keyboard.press('Escape');
          expect(await isOpen(page)).to.equal('false');
          expect(await page.locator(box).inputValue(), 'what was typed stays').to.equal(begun[locale]);
          await page.keyboard.press('Escape');
          expect(await page.locator(box).inputValue(), 'until Escape again').to.equal('');

          await page.keyboard.type(begun[locale], { delay: 20 });
          await page.locator(options).first().waitFor();
          await page.keyboard.press('ArrowDown');
          const words = (await page.locator('#suggestion-0 bdi').textContent()) ?? '';
          await page.keyboard.press('Enter');
          await page.waitForURL((url) => url.searchParams.get('q') === words);
          expect(reader.address.pathname).to.equal(`/${locale}/search`);
          await page.locator('.results .title a').first().waitFor();
          expect(await isOpen(page), 'closed behind it').to.equal('false');
        }));
    }

    it(`leads to a record, by pointer, in its language (${locale}, ${width} px)`, () =>
      asReader(locale, width, async (reader, page) => {
        await reader.open(`/${locale}`);
        await type(page, begun[locale]);
        const record = page.locator(`${options}[data-kind=record]`).first();
        const words = record.locator('bdi');
        expect(await words.getAttribute('dir')).to.equal(
          (await words.getAttribute('lang')) === 'ar' ? 'rtl' : 'ltr',
        );
        const title = await words.textContent();
        await record.click();
        await page.waitForURL(new RegExp(`/${locale}/(practices|lessons)/\\d+$`));
        expect((await page.locator('main h1').textContent())?.trim()).to.equal(title);
      }));

    it(`is open to all while it offers, and while it remembers (${locale}, ${width} px)`, () =>
      asReader(locale, width, async (reader, page) => {
        await reader.open(`/${locale}/search?q=water`);
        await loadAxe(page);
        await page.locator(box).fill('');
        await type(page, begun[locale]);
        await page.keyboard.press('ArrowDown');
        expect(await axeViolations(page)).to.deep.equal([]);
        await page.keyboard.press('Escape');
        await page.keyboard.press('Enter');
        await page.locator(box).fill('');
        await page.locator('#recent').waitFor();
        expect(await axeViolations(page)).to.deep.equal([]);
        const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
        expect(await page.evaluate(sideways)).to.equal(0);
      }));
  }

  it('asks nothing for one letter, and closes when the reader goes on', () =>
    asReader('en', 1280, async (reader, page) => {
      const asked: string[] = [];
      page.on('request', (request) => {
        const url = new URL(request.url());
        if (url.pathname === '/api/v1/suggest') asked.push(url.searchParams.get('q') ?? '');
      });
      await reader.open('/en');
      await page.locator(box).pressSequentially('w');
      await page.waitForTimeout(400);
      expect(asked).to.deep.equal([]);
      const answered = answerTo(page, 'waste');
      await page.locator(box).pressSequentially('aste', { delay: 10 });
      await answered;
      await page.locator(options).first().waitFor();
      expect(asked.length, asked.join(' ')).to.be.below(4);
      expect(asked.at(-1)).to.equal('waste');
      await page.keyboard.press('Tab');
      expect(await isOpen(page)).to.equal('false');
      expect(await page.locator(box).inputValue()).to.equal('waste');
    }));

  it('shows a title as text, whatever stands in it', () =>
    asReader('en', 1280, async (reader, page) => {
      await reader.open('/en');
      await type(page, 'zqpu');
      expect(await page.locator(`${options} bdi`).first().textContent()).to.equal(markup);
      expect(await page.locator('#suggestions img').count()).to.equal(0);
      expect(await page.title()).not.to.equal('hurt');
    }));

  it('remembers the last eight searches on this device, each to be removed, or all', () =>
    asReader('en', 360, async (reader, page) => {
      for (const word of ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'one']) {
        await reader.open('/en');
        await page.locator(box).fill(word);
        await page.locator(box).press('Enter');
        await page.waitForURL(`**/search?q=${word}`);
      }
      await reader.open('/en');
      await page.locator(box).click();
      await page.locator('#recent').waitFor();
      const kept = ['one', 'nine', 'eight', 'seven', 'six', 'five', 'four', 'three'];
      expect(await remembered(page)).to.deep.equal(kept);

      await page.locator('#recent li button').nth(1).click();
      expect(await remembered(page)).to.deep.equal(kept.filter((word) => word !== 'nine'));
      await page.locator(box).focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/search?q=eight');

      await page.locator(box).fill('');
      await page.locator('[data-erase]').click();
      expect(await page.locator('#recent').isVisible()).to.equal(false);
      expect(await page.evaluate('localStorage.length')).to.equal(0);
      await page.reload();
      await page.locator(box).fill('');
      expect(await page.locator('#recent').isVisible()).to.equal(false);
    }));

  it('works where nothing may be kept', () =>
    asReader('en', 1280, async (reader, page) => {
      const blocked = `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } })`;
      await page.addInitScript(blocked);
      await reader.open('/en');
      await page.locator(box).click();
      await type(page, 'wat');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/search?q=wat');
      await page.locator(box).fill('');
      await page.locator(box).click();
      expect(await page.locator('#recent').isVisible()).to.equal(false);
    }));

  it('tells the place of the result that is opened, and is not needed for opening it', () =>
    asReader('en', 1280, async (reader, page) => {
      await reader.open('/en/search?q=water');
      const told = page.waitForRequest((request) => request.url().endsWith('/opened'));
      await page.locator('.results .title a').nth(2).click();
      expect((await told).postData()).to.equal('{"position":3}');
      expect((await (await told).response())?.status()).to.equal(204);
      await page.waitForURL(/(practices|lessons)\/\d+$/);
    }));

  it('states a correction and takes it back, with and without scripts', async () => {
    for (const [locale, scripts] of [
      ['ar', true],
      ['en', false],
    ] as const) {
      await asReader(
        locale,
        360,
        async (reader, page) => {
          await reader.open(`/${locale}/search?q=irigation&sector=AGR`);
          const note = page.locator('.notes .note').first();
          expect(await note.textContent())
            .to.include('irrigation')
            .and.to.include('irigation');
          const found = await reader.listed();
          expect(found).not.to.deep.equal([]);
          await note.locator('a').click();
          await page.waitForURL('**/search?*verbatim=1');
          expect(reader.address.searchParams.get('sector')).to.equal('AGR');
          expect(await reader.listed()).to.deep.equal([]);
          expect(await page.locator('.empty .ways a').count(), 'a way on').to.be.above(0);
          await page.locator('header a[hreflang]').first().click();
          await page.waitForURL(`**/${locale === 'ar' ? 'en' : 'ar'}/search?*verbatim=1`);
          await page.locator('.notes .note a').first().click();
          await page.waitForURL((url) => !url.searchParams.has('verbatim'));
          expect([...(await reader.listed())].length).to.equal(found.length);
        },
        scripts,
      );
    }
  });
});
