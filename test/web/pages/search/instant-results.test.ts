import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { paths } from '../../../../server/web/paths.ts';
import { sharedApplication } from '../../../support/application.ts';
import { describeInBrowser, sharedBrowser } from '../../../support/browser.ts';

const desk = { width: 1280, height: 900 };
const phone = { width: 360, height: 700 };

describeInBrowser('results while filtering and typing', () => {
  let context: BrowserContext | undefined;
  let page: Page;
  let origin: string;

  async function open(path: string, options: { javaScriptEnabled?: boolean; viewport?: typeof desk } = {}) {
    await context?.close();
    const opened = await (await sharedBrowser()).newContext({ viewport: desk, ...options });
    context = opened;
    page = await opened.newPage();
    await page.goto(origin + path);
  }
  const heading = () => page.locator('h1').innerText();
  const search = () => new URL(page.url()).search;

  before(async () => {
    ({ origin } = await sharedApplication());
  });
  after(() => context?.close());

  it('follow a filter without loading the page: address, counts, focus and what is said', async () => {
    await open(paths.search('en', { q: 'water' }));
    const before = await heading();
    await page.evaluate('window.samePage = true');
    const lessons = page.locator('input[name=kind][value=lesson]');
    await lessons.check();
    await page.locator('h1').filter({ hasNotText: before }).waitFor();
    expect(search()).to.equal('?q=water&kind=lesson');
    expect(await page.evaluate('window.samePage')).to.equal(true);
    expect(await page.evaluate('document.activeElement.value')).to.equal('lesson');
    expect(await page.locator('#found').innerText()).to.equal(await heading());
    expect(await page.locator('.results .card.p').count()).to.equal(0);
    expect(await page.locator('.hd a.lang').getAttribute('href')).to.equal('/ar/search?q=water&kind=lesson');
  });

  it('follow the letters, and keep the place in the box', async () => {
    await open(paths.search('en'));
    await page.locator('#q').pressSequentially('irrigation');
    await page.waitForURL(({ search: now }) => now === '?q=irrigation');
    expect(await page.evaluate('document.activeElement.id')).to.equal('q');
    expect(await page.locator('mark').first().innerText()).to.match(/irrigat/i);
  });

  it('leave open what the reader has opened', async () => {
    await open(paths.search('en'));
    await page.locator('#facet-stage > summary').click();
    await page.locator('input[name=kind][value=lesson]').check();
    await page.waitForURL(({ search: now }) => now === '?kind=lesson');
    expect(await page.locator('#facet-stage').getAttribute('open')).to.equal('');
  });

  it('stay in the sheet of a phone, whose button counts them and closes it', async () => {
    await open(paths.search('en'), { viewport: phone });
    expect(await page.locator('#filters').isVisible()).to.equal(false);
    await page.locator('a[href="#filters"]').click();
    await page.locator('input[name=kind][value=practice]').check();
    await page.waitForURL(({ search: now }) => now === '?kind=practice');
    expect(await page.locator('#filters').isVisible()).to.equal(true);
    const button = page.locator('.apply button');
    expect(await button.innerText()).to.match(/^Show \d+ results$/);
    await button.click();
    await page.locator('#filters').waitFor({ state: 'hidden' });
  });

  it('copy the address of what is seen', async () => {
    await open(paths.search('en', { q: 'water' }));
    await context?.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('input[name=kind][value=lesson]').check();
    await page.waitForURL(({ search: now }) => now.includes('lesson'));
    await page.locator('[data-copy]').click();
    expect(await page.evaluate('navigator.clipboard.readText()')).to.equal(page.url());
  });

  it('come by the button where there are no scripts', async () => {
    await open(paths.search('ar', { q: 'ماء' }), { javaScriptEnabled: false });
    expect(await page.locator('[data-copy]').isVisible()).to.equal(false);
    await page.locator('input[name=kind][value=lesson]').check();
    await page.locator('.apply button').click();
    await page.waitForURL(/kind=lesson/);
    expect(await page.locator('input[name=kind][value=lesson]').isChecked()).to.equal(true);
    expect(await page.locator('.results .card.p').count()).to.equal(0);
    expect(await page.locator('.results .card.l').count()).to.be.above(0);
    await page.locator('.chip').first().click();
    await page.waitForURL((url) => !url.search.includes('kind'));
  });

  it('keep language, order and years when filters are applied', async () => {
    await open(paths.search('ar', { q: 'ماء', language: 'ar', sort: 'newest', from: 2019 }), {
      javaScriptEnabled: false,
    });
    await page.locator('.apply button').click();
    await page.waitForLoadState();
    const asked = new URL(page.url()).searchParams;
    expect([asked.get('language'), asked.get('sort'), asked.get('from'), asked.get('q')]).to.deep.equal([
      'ar',
      'newest',
      '2019',
      'ماء',
    ]);
  });
});
