import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { paths } from '../../server/web/paths.ts';
import { inspect } from '../quality/inspection.ts';
import { markupProblems } from '../quality/markup.ts';
import { signInAs, type SignedIn } from '../support/accounts.ts';
import { startApplication, type Application } from '../support/application.ts';
import { describeInBrowser, sharedBrowser } from '../support/browser.ts';
import { lessonValues } from '../support/desk.ts';

describeInBrowser('contributing, in the browser', function () {
  this.timeout(180_000);
  let application: Application;
  let writer: SignedIn;
  let reviewer: SignedIn;

  before(async () => {
    application = await startApplication();
    writer = await signInAs(application, ['contributor', 'translator']);
    reviewer = await signInAs(application, ['reviewer', 'administrator']);
  });
  after(() => application.stop());

  async function arrive(
    who: SignedIn,
    options: { scripts: boolean; width: number },
  ): Promise<[BrowserContext, Page]> {
    const context = await (
      await sharedBrowser()
    ).newContext({
      javaScriptEnabled: options.scripts,
      viewport: { width: options.width, height: 800 },
      reducedMotion: 'reduce',
    });
    await who.enter(context);
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    return [context, page];
  }
  const draft = async (writes: 'ar' | 'both' = 'ar'): Promise<number> => {
    const choices = { kind: 'lesson', writes, sourceLang: 'ar' } as const;
    return (await application.services.writing.createDraft(writer.account, choices)).contentId;
  };
  const stored = async (id: number) => (await application.services.writing.get(writer.account, id)).record;

  it('takes a lesson from the first word to the submission on a phone, without a script', async () => {
    const [context, page] = await arrive(writer, { scripts: false, width: 360 });
    await page.goto(application.origin + paths.contribute('ar'));
    await page.click(`a[href="${paths.newRecord('ar', 'lesson')}"]`);
    await page.click('main form .btn');
    await page.fill('[name="statement.ar"]', lessonValues.statement.ar);
    await page.check('[name="type"][value="obstacle"]');
    await page.fill('[name="event.ar"]', lessonValues.event.ar);
    await page.click('.acts .btn >> nth=0');
    // The advice is missing: said at the top and at the field, and nothing typed is gone.
    await page.locator('.problems').waitFor();
    expect(await page.title()).to.match(/^خطأ: /);
    expect(await page.inputValue('[name="event.ar"]')).to.equal(lessonValues.event.ar);
    await page.click('.problems a');
    await page.fill('[name="advice.ar"]', lessonValues.advice.ar);
    await page.click('.acts .btn >> nth=0');
    await page.check('[name="sector"][value="WST"]');
    await page.check('[name="governorate"][value="IQ-NI"]');
    await page.check('[name="theme"][value="coordination"]');
    await page.selectOption('[name="stage"]', 'implementation');
    await page.click('.acts .btn >> nth=0');
    await page.check('[name="attribution"][value="anonymous"]');
    await page.check('[name="licence_ok"]');
    await page.click('.acts .btn >> nth=0');
    await page.locator('main', { hasText: lessonValues.event.ar }).waitFor();
    const checking = page.url();
    const id = Number(/contribute\/(\d+)/.exec(checking)?.[1]);
    await page.click('.acts .btn >> nth=0');
    await page.waitForURL((url) => url.href !== checking);
    expect((await stored(id)).status).to.equal('submitted');
    await context.close();
  });

  it('saves by itself after a pause, and keeps on the device what the server could not take', async () => {
    const id = await draft();
    const [context, page] = await arrive(writer, { scripts: true, width: 1280 });
    const address = application.origin + paths.draftScreen('en', id, 'lesson');
    await page.goto(address);
    await page.fill('[name="event.ar"]', 'كلمة أولى');
    await page.locator('[data-saved]', { hasText: 'saved at' }).waitFor();
    expect((await stored(id)).values).to.deep.include({ event: { ar: 'كلمة أولى' } });
    await page.route('**/autosave', (route) => route.abort());
    await page.fill('[name="event.ar"]', 'كلمة ثانية');
    await page.locator('[data-saved]', { hasText: 'on this device' }).waitFor();
    // The page dies and comes again.
    await page.goto('about:blank');
    await page.unroute('**/autosave');
    const taken = page.waitForResponse((response) => response.url().endsWith('/autosave'));
    await page.goto(address);
    expect(await page.inputValue('[name="event.ar"]')).to.equal('كلمة ثانية');
    expect(await page.isVisible('[data-restore]')).to.equal(true);
    expect((await taken).status()).to.equal(200);
    expect((await stored(id)).values).to.deep.include({ event: { ar: 'كلمة ثانية' } });
    await context.close();
  });

  it('can be read, reached and used by everyone, page by page', async () => {
    const { writing, reviewing, comments } = application.services;
    const id = await draft('both');
    const { version } = await writing.get(writer.account, id);
    await writing.save(writer.account, id, { version, values: lessonValues });
    // What the checks do to the letters of a form saves itself as well: that draft is for nothing else.
    const shown = await draft('both');
    const practice = (
      await writing.createDraft(writer.account, { kind: 'practice', writes: 'both', sourceLang: 'ar' })
    ).contentId;
    const browser = await sharedBrowser();
    const look = async (who: SignedIn, path: string): Promise<string[]> => {
      const context = await browser.newContext({ reducedMotion: 'reduce' });
      await who.enter(context);
      const { problems, html, status } = await inspect(context, application.origin + path);
      await context.close();
      const all = [...problems, ...(await markupProblems(html))];
      return [...(status === 200 ? [] : [`${status}`]), ...all].map((one) => `${path} ${one}`);
    };
    const found = [
      ...(await look(writer, paths.newRecord('en', 'practice'))),
      ...(await look(writer, paths.draftScreen('ar', shown, 'lesson'))),
      ...(await look(writer, paths.draftScreen('en', shown, 'place'))),
      ...(await look(writer, paths.draftScreen('ar', practice, 'results'))),
      ...(await look(writer, paths.draft('en', practice))),
      ...(await look(writer, paths.draftCheck('ar', id))),
      ...(await look(writer, paths.draftTranslation('ar', id))),
    ];
    await writing.submit(writer.account, id, {});
    await reviewing.take(reviewer.account, id);
    const suggestion = { language: 'ar', text: 'صياغة أخرى' } as const;
    await comments.add(reviewer.account, id, { field: 'event', text: 'متى؟', suggestion });
    found.push(
      ...(await look(reviewer, paths.reviews('en'))),
      ...(await look(reviewer, paths.reviewOf('ar', id))),
      ...(await look(writer, paths.draftHistory('en', id))),
      ...(await look(writer, paths.contribute('ar'))),
      ...(await look(writer, paths.report('en', 1))),
    );
    expect(found).to.deep.equal([]);
    expect(application.errors.join('\n')).to.equal('');
  });
});
