import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { filesKey, type ContentKind } from '../../server/content/index.ts';
import { paths } from '../../server/web/paths.ts';
import { check, listen, loadChecks, phone, wide } from '../quality/inspection.ts';
import { markupProblems } from '../quality/markup.ts';
import { signInAs, type SignedIn } from '../support/accounts.ts';
import { startApplication, type Application } from '../support/application.ts';
import { axeViolations, loadAxe } from '../support/axe.ts';
import { describeInBrowser, sharedBrowser } from '../support/browser.ts';
import { lessonValues } from '../support/desk.ts';
import { pdf, photograph } from '../support/files.ts';

/** A file from a disk keeps the time of its last change; one that a test makes is of this moment each time. */
const keepTimeOfFiles = 'Object.defineProperty(File.prototype, "lastModified", { get: () => 1 })';
const choice = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });

describeInBrowser('attaching files, in the browser', function () {
  this.timeout(180_000);
  let application: Application;
  let writer: SignedIn;
  let guide: Buffer;
  let photo: Buffer;

  before(async () => {
    application = await startApplication();
    writer = await signInAs(application, ['contributor', 'translator']);
    photo = await photograph(900, 600);
    const page = await (await sharedBrowser()).newPage();
    await page.setContent(
      '<html lang="ar" dir="rtl"><h1>دليل العدادات</h1><p style="break-before: page">تُقرأ المسجلات الصوتية بين الساعة الثانية والرابعة فجراً</p>',
    );
    guide = Buffer.from(await page.pdf());
    await page.close();
  });
  after(() => application.stop());

  async function arrive(scripts: boolean, viewport: { width: number; height: number }) {
    const browser = await sharedBrowser();
    const options = { javaScriptEnabled: scripts, viewport, reducedMotion: 'reduce' } as const;
    const context: BrowserContext = await browser.newContext(options);
    await writer.enter(context);
    const page: Page = await context.newPage();
    page.setDefaultTimeout(60_000);
    return { context, page };
  }

  async function draft(kind: ContentKind): Promise<number> {
    const { writing } = application.services;
    const choices = { kind, writes: 'ar', sourceLang: 'ar', values: kind === 'lesson' ? lessonValues : {} };
    return (await writing.createDraft(writer.account, choices as Parameters<typeof writing.createDraft>[1]))
      .contentId;
  }
  const stored = async (id: number) => {
    const { record } = await application.services.writing.get(writer.account, id);
    const { media, files } = record.values as { media?: []; files?: [] };
    return ((filesKey(record.kind) === 'media' ? media : files) ?? []) as { name: string; alt?: object }[];
  };

  /** What is wrong with the page as it stands. */
  async function look(page: Page, html = ''): Promise<string[]> {
    await loadChecks(page);
    await loadAxe(page);
    const found = await axeViolations(page);
    for (const name of ['languages', 'reflow', 'targets', 'structure'] as const)
      found.push(...(await check(page, name)));
    return [...found, ...(html ? await markupProblems(html) : [])];
  }

  it('goes from a photograph and an Arabic PDF to the passage that is found in it, on a phone without a script', async () => {
    const id = await draft('lesson');
    const { context, page } = await arrive(false, phone);
    await page.goto(application.origin + paths.draftScreen('ar', id, 'sharing'));
    await page.setInputFiles('[name="files"]', [
      choice('محطة الضخ.jpg', 'image/jpeg', photo),
      choice('دليل.pdf', 'application/pdf', guide),
      choice('برنامج.exe', 'application/octet-stream', Buffer.from('MZ')),
    ]);
    await page.click('[value="attach:files"]');
    await page.locator('.problems', { hasText: '«برنامج.exe» غير مقبول' }).waitFor();
    expect(await page.locator('.up .fw a').allInnerTexts()).to.deep.equal(['محطة الضخ.jpg', 'دليل.pdf']);
    // Without a script of its own the page runs none of ours: it is looked at by its markup alone.
    expect(
      await markupProblems(await (await writer.get(paths.draftScreen('ar', id, 'sharing'))).text()),
    ).to.deep.equal([]);
    await page.click('.acts .btn >> nth=0');
    await page.click('.problems a >> nth=0');
    await page.fill('[name="files.0.alt.ar"]', 'مضخة في محطة');
    await page.check('[name="files.0.consent"]');
    await page.fill('[name="files.1.caption.ar"]', 'دليل قراءة العدادات');
    await page.click('.acts .btn >> nth=0');
    await page.locator('.seen', { hasText: 'دليل قراءة العدادات' }).waitFor();
    await page.locator('#check form .btn').click();
    await page.locator('.note.good').waitFor();

    const { reviewing, jobs, search } = application.services;
    const reviewer = await signInAs(application, 'reviewer');
    await reviewing.take(reviewer.account, id);
    await reviewing.publish(reviewer.account, id, {});
    await jobs.runDue();
    await search.catchUp();
    await page.goto(application.origin + paths.search('ar', { q: 'المسجلات الصوتية' }));
    const card = page.locator('.card', { has: page.locator('.infile') });
    expect(await card.locator('.infile').innerText()).to.match(/في المرفق «دليل قراءة العدادات»، صفحة 2/);
    expect(await card.locator('mark').allInnerTexts()).to.include('المسجلات');
    await card.locator('.title a').click();
    await page.locator('#attachments').scrollIntoViewIfNeeded();
    expect(await page.locator('#attachments .micro').innerText()).to.match(/PDF، \d+ ك\.ب، صفحتان، بالعربية/);
    await page.locator('#photographs img').scrollIntoViewIfNeeded();
    expect(await page.getAttribute('#photographs img', 'alt')).to.equal('مضخة في محطة');
    await context.close();

    const seen = await arrive(true, phone);
    for (const path of [paths.lesson('ar', id), paths.search('ar', { q: 'المسجلات الصوتية' })]) {
      const answer = await seen.page.goto(application.origin + path);
      expect(await look(seen.page, await answer!.text()), path).to.deep.equal([]);
    }
    await seen.page.goto(application.origin + paths.lesson('ar', id));
    await seen.page.locator('#photographs').scrollIntoViewIfNeeded();
    const loaded =
      '(() => { const image = document.querySelector("#photographs img"); return image.complete && image.naturalWidth > 0; })()';
    await seen.page.waitForFunction(loaded);
    await seen.context.close();
  });

  it('brings several at once, goes on after a break, and saves by itself what is said of them', async () => {
    const id = await draft('practice');
    const { context, page } = await arrive(true, wide);
    const problems = listen(page, application.origin);
    const address = application.origin + paths.draftScreen('en', id, 'sharing');
    await page.goto(address);
    // Three pieces: the second does not arrive at first.
    const long = pdf('night flow '.repeat(120_000));
    let pieces = 0;
    await page.route('**/uploads/**offset=524288**', (route) => {
      pieces += 1;
      return pieces === 1 ? route.abort() : route.continue();
    });
    await page.setInputFiles('[type=file]', [
      choice('long.pdf', 'application/pdf', long),
      choice('pump.jpg', 'image/jpeg', photo),
      choice('tool.exe', 'application/octet-stream', Buffer.from('MZ')),
      choice('torn.pdf', 'application/pdf', Buffer.from('%PDF-1.4 torn')),
    ]);
    await page.locator('.up .fail', { hasText: 'tool.exe' }).waitFor();
    await page.locator('.up .fail', { hasText: 'torn.pdf' }).waitFor();
    expect(await look(page)).to.deep.equal([]);
    await page.locator('[data-hash]', { hasText: 'long.pdf' }).waitFor();
    await page.locator('[data-hash]', { hasText: 'pump.jpg' }).waitFor();
    expect(pieces).to.equal(2);
    for (const name of ['tool.exe', 'torn.pdf'])
      await page.locator('.up .fail', { hasText: name }).locator('[data-cancel]').click();

    const names = async () => (await stored(id)).map(({ name }) => name);
    const at = async (name: string) =>
      (await page.locator('.up > li b, .up > li .fw a').allInnerTexts()).indexOf(name);
    await page.fill(`[name="media.${await at('pump.jpg')}.alt.ar"]`, 'مضخة');
    if ((await at('pump.jpg')) === 1) await page.click('[value="up:media:1"]');
    const until = async (isSo: () => Promise<boolean>) => {
      for (let tries = 0; tries < 200 && !(await isSo()); tries += 1) await page.waitForTimeout(100);
    };
    const isSaved = async () => (await stored(id))[0]?.alt !== undefined && (await stored(id)).length === 2;
    await until(isSaved);
    expect(await names()).to.deep.equal(['pump.jpg', 'long.pdf']);
    await page.reload();
    expect(await page.inputValue('[name="media.0.alt.ar"]')).to.equal('مضخة');
    await page.waitForFunction('document.querySelector(".up img").naturalWidth > 0');
    expect(await look(page)).to.deep.equal([]);

    for (const locale of ['ar', 'en'] as const) {
      await page.setViewportSize(phone);
      const answer = await page.goto(application.origin + paths.draftScreen(locale, id, 'sharing'));
      expect(await look(page, await answer!.text()), locale).to.deep.equal([]);
    }
    await page.setViewportSize(wide);
    await page.goto(address);

    // The page dies while a file is on its way: chosen again, it goes on where it stopped.
    const slow = { name: 'slow.pdf', mimeType: 'application/pdf', buffer: pdf('slow flow '.repeat(120_000)) };
    const sent: string[] = [];
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname.includes('/uploads/') && searchParams.get('name') === slow.name)
        sent.push(searchParams.get('offset') ?? '');
    });
    await page.route('**/uploads/**name=slow.pdf**offset=524288**', () => undefined);
    await page.evaluate(keepTimeOfFiles);
    await page.setInputFiles('[type=file]', slow);
    await until(() => Promise.resolve(sent.length === 2));
    page.once('dialog', (dialog) => void dialog.accept());
    await page.goto(address);
    await page.unroute('**/uploads/**name=slow.pdf**offset=524288**');
    await page.evaluate(keepTimeOfFiles);
    await page.setInputFiles('[type=file]', slow);
    await page.locator('[data-hash]', { hasText: 'slow.pdf' }).waitFor();
    expect(sent).to.deep.equal(['0', '524288', '524288', '1048576']);
    await page.locator('[data-hash]', { hasText: 'slow.pdf' }).locator('[value^="remove:"]').click();
    await until(async () => (await stored(id)).length === 2);

    // Sent on while one is on its way: the page waits for it.
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    await page.route('**/uploads/**name=last.pdf**', async (route) => {
      await held;
      await route.continue();
    });
    await page.setInputFiles('[type=file]', choice('last.pdf', 'application/pdf', pdf('last')));
    await page.locator('.arriving').waitFor();
    await page.click('[value="remove:media:1"]');
    await page.click('.acts [value="exit"]');
    await page.locator('.say', { hasText: 'still on their way' }).waitFor();
    go();
    await page.waitForURL(application.origin + paths.draft('en', id));
    expect(await names()).to.deep.equal(['pump.jpg', 'last.pdf']);
    // What was stopped here, and what the server would not take, is no fault of the page.
    expect(problems.filter((one) => !/ERR_FAILED|422/.test(one))).to.deep.equal([]);
    await context.close();
  });
});
