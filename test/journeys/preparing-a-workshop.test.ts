import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { unzipSync } from 'fflate';
import type { BrowserContext, Page } from 'playwright-core';
import type { Locale } from '../../server/language/index.ts';
import { isPdfAvailable } from '../../server/workshops/index.ts';
import { signInAs, type SignedIn } from '../support/accounts.ts';
import { startApplication, type Application } from '../support/application.ts';
import { describeInBrowser, sharedBrowser } from '../support/browser.ts';

/** Everything that a facilitator does, each click, choice and filled field counted as one. */
class Hands {
  done = 0;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async click(selector: string): Promise<void> {
    this.done += 1;
    await this.page.locator(selector).first().click();
  }

  async fill(selector: string, value: string): Promise<void> {
    this.done += 1;
    await this.page.locator(selector).fill(value);
  }

  async tick(selector: string): Promise<void> {
    this.done += 1;
    await this.page.locator(selector).check();
  }
}

describeInBrowser('preparing a workshop', function () {
  this.timeout(180_000);
  let application: Application;
  let facilitator: SignedIn;
  let context: BrowserContext;

  before(async () => {
    application = await startApplication();
    facilitator = await signInAs(application, 'facilitator');
  });
  after(() => application.stop());
  afterEach(() => context.close());

  async function begin(locale: Locale, width: number, scripts: boolean): Promise<Page> {
    context = await (
      await sharedBrowser()
    ).newContext({
      viewport: { width, height: 900 },
      javaScriptEnabled: scripts,
      reducedMotion: 'reduce',
    });
    await facilitator.enter(context);
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(`${application.origin}/${locale}/workshops`);
    return page;
  }

  const circumstances = [
    { locale: 'ar', width: 360, scripts: false },
    { locale: 'en', width: 1280, scripts: true },
  ] as const;
  for (const { locale, width, scripts } of circumstances) {
    it(`takes at most 25 steps to the whole pack of ten records in both languages (${locale}, ${width} px, scripts: ${scripts})`, async () => {
      const page = await begin(locale, width, scripts);
      const hands = new Hands(page);
      await hands.click('a[href$="/workshops/new"]');
      await hands.fill(`[name="title.${locale}"]`, locale === 'ar' ? 'ورشة البصرة' : 'Basra workshop');
      await hands.fill('[name="start"]', '2027-03-01');
      await hands.tick('[name="governorate"][value="IQ-BA"]');
      await hands.tick('[name="governorate"][value="IQ-NI"]');
      await hands.click('form.wf button[type="submit"]');
      await page.waitForURL(/\/build$/);
      for (let index = 0; index < 10; index += 1) {
        hands.done += 1;
        await page.locator('.found input').nth(index).check();
      }
      await hands.click('#add button[value="add"]');
      await page.waitForURL(/\/build#pack$/);
      expect(await page.locator('#pack .picked > li').count()).to.equal(10);
      expect(await page.locator('.day').count()).to.equal(3);
      await hands.click('.wh a[href$="/files"]');
      hands.done += 1;
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('a[href*="everything.zip"][href*="lang=both"]').first().click(),
      ]);
      expect(await download.failure()).to.equal(null);
      const files = Object.entries(unzipSync(await readFile(await download.path())));
      const slides = files.find(([name]) => name.endsWith('-both-slides.pptx'))?.[1];
      expect(files.length).to.be.at.least(isPdfAvailable() ? 8 : 4);
      const pages = Object.keys(unzipSync(slides!)).filter((name) => /^ppt\/slides\/slide\d+/.test(name));
      expect(pages.length).to.be.greaterThan(10);
      expect(hands.done).to.be.at.most(25);
      expect(application.errors.join('\n')).to.equal('');
    });
  }

  it('keeps what two facilitators typed when both change one session', async () => {
    const page = await begin('en', 1280, false);
    const made = await facilitator.post('/en/workshops/new', {
      'title.en': 'Two at once',
      start: '2027-03-01',
      template: 'one-day-sector',
    });
    const address = `${made.headers.get('location')}?session=s1`;
    await page.goto(application.origin + address);
    const other = await context.newPage();
    await other.goto(application.origin + address);
    for (const [who, title] of [
      [page, 'The first title'],
      [other, 'The second title'],
    ] as const) {
      await who.locator('.ed > summary').first().click();
      await who.locator('#session [name="title.en"]').fill(title);
      const answered = who.waitForResponse((answer) => answer.request().method() === 'POST');
      await who.locator('button[value="save"]').click();
      expect((await answered).status()).to.equal(who === page ? 303 : 409);
    }
    await other.waitForLoadState();
    expect(await other.locator('#session [name="title.en"]').inputValue()).to.equal('The second title');
    expect(await other.locator('#session .note').innerText()).to.include('The first title');
  });
});
