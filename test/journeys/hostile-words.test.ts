import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { screensOf, type ContentKind } from '../../server/content/index.ts';
import { locales, type Locale } from '../../server/language/index.ts';
import { inLocale, paths } from '../../server/web/paths.ts';
import { pickRecords } from '../../server/workshops/index.ts';
import { listen } from '../quality/inspection.ts';
import { signInAs, type SignedIn } from '../support/accounts.ts';
import { startApplication, type Application } from '../support/application.ts';
import { describeInBrowser, sharedBrowser } from '../support/browser.ts';
import { pdf } from '../support/files.ts';
import { corpus, Payloads } from '../support/hostile-words.ts';

const inPage = readFileSync(new URL('../quality/in-page/hostile-words.js', import.meta.url), 'utf8');

/** Signs that set a run of words apart, and all white space, make no difference to what is read. */
const spaced = (text: string): string => text.replace(/[\s\u2066-\u2069]+/g, ' ').trim();

interface Filling {
  /** Selects the form. */
  form?: string;
  /** Characters that a field takes which does not say so. */
  usual?: number;
  /** What is typed into fields that take no words of this kind. */
  others?: Record<string, string>;
  /** What the button says to the server, with which the form is sent. */
  button?: string;
}

describeInBrowser('words that would be code, in the browser', function () {
  this.timeout(240_000);
  let application: Application;
  let context: BrowserContext;
  let page: Page;
  let member: SignedIn;
  const payloads = new Payloads();
  /** What should never be: dialogs, refusals of the policy, errors of scripts, requests elsewhere, foreign elements. */
  let alarms: string[];
  const seen: string[] = [];
  const ids = {} as Record<ContentKind, number>;

  before(async () => {
    application = await startApplication();
    const roles = ['contributor', 'translator', 'facilitator', 'reviewer', 'administrator'] as const;
    member = await signInAs(application, [...roles]);
    context = await (await sharedBrowser()).newContext({ reducedMotion: 'reduce' });
    await member.enter(context);
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.addInitScript(inPage);
    alarms = listen(page, application.origin);
    await context.exposeFunction('tellReport', (report: string) => alarms.push(report));
    await page.addInitScript(
      `document.addEventListener('securitypolicyviolation', (e) => tellReport('CSP: ' + e.violatedDirective + ' ' + e.blockedURI))`,
    );
    page.on('dialog', (dialog) => {
      alarms.push(`${page.url()}: a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
  });
  after(async () => {
    await context.close();
    await application.stop();
  });

  /** Fills a form of the page at `path` with words that would be code, and sends it. @param path '' stays there */
  async function fill(path: string, filling: Filling = {}): Promise<void> {
    const { form = 'main form[method="post"]', usual = 100, others = {}, button = '' } = filling;
    if (path !== '') await page.goto(application.origin + path);
    const blanks = await page.evaluate<{ name: string; limit: number }[]>(
      `hostile.blanks(${JSON.stringify(form)})`,
    );
    const dealt = blanks
      .filter(({ name }) => !Object.hasOwn(others, name))
      .map(({ name, limit }) => [name, payloads.deal(`${page.url()} ${name}`, limit || usual)] as const);
    expect(dealt.length, `${page.url()} ${form}`).to.be.greaterThan(0);
    const isForm = (address: string): boolean => !/autosave$|\/uploads\//.test(address);
    const answered = page.waitForResponse((one) => one.request().method() === 'POST' && isForm(one.url()));
    const opened = page.waitForEvent('domcontentloaded');
    const words = { ...Object.fromEntries(dealt), ...others };
    const given = [form, words, button].map((one) => JSON.stringify(one)).join();
    await page.evaluate(`hostile.send(${given})`);
    expect((await answered).status(), page.url()).to.be.oneOf([200, 303, 422]);
    await opened;
    const problems = await page.locator('.problems').allInnerTexts();
    expect(problems.join(), path).to.equal('');
  }

  async function look(...addresses: string[]): Promise<void> {
    for (const address of addresses) {
      const answer = await page.goto(application.origin + address);
      expect(answer?.status(), address).to.equal(200);
      const { text, made } = await page.evaluate<{ text: string; made: string[] }>('hostile.read()');
      seen.push(spaced(text));
      for (const what of made) alarms.push(`${address}: ${what}`);
    }
  }

  async function write(kind: ContentKind): Promise<number> {
    const { writing } = application.services;
    const choices = { kind, writes: 'both', sourceLang: 'ar' } as const;
    const { contentId: id } = await writing.createDraft(member.account, choices);
    const rows: Record<string, string> = {
      steps: '?components=1',
      partners: '?partners=1',
      results: '?results=1',
      needs: '?prereq=1',
      learned: '?obstacles=1',
    };
    for (const [at, { name }] of screensOf(kind).entries()) {
      await page.goto(
        application.origin + paths.draftScreen(locales[at % 2]!, id, name) + (rows[name] ?? ''),
      );
      if (name === 'sharing') {
        const file = {
          name: '<img src=x onerror=alert(1)>.pdf',
          mimeType: 'application/pdf',
          buffer: pdf('x'),
        };
        await page.locator('input[type="file"]').setInputFiles(file);
        await page
          .locator('li[data-hash] input[name$=".file"][value]')
          .first()
          .waitFor({ state: 'attached' });
      }
      await fill('', { form: '#form', others: { 'start.year': '2021' } });
    }
    return id;
  }

  const as = (who: SignedIn): Promise<void> => who.enter(context);
  const inBoth = (path: (locale: Locale) => string): string[] => locales.map(path);

  it('are typed into every text of a practice and a lesson, and shown to those who write', async () => {
    for (const kind of ['practice', 'lesson'] as const) {
      const id = await write(kind);
      ids[kind] = id;
      await look(...inBoth((locale) => paths.draftCheck(locale, id)), paths.draft('ar', id));
      const screens = screensOf(kind).map(({ name }) => paths.draftScreen('en', id, name));
      await look(...screens.slice(0, 3), paths.draftTranslation('ar', id));
    }
    await look(...inBoth(paths.contribute), paths.translations('en'));
    expect(payloads.given.length).to.be.greaterThan(60);
    expect(alarms).to.deep.equal([]);
  });

  it('are said in reviews, and shown to readers once they are published', async () => {
    const { writing, reviewing, comments } = application.services;
    const judge = await signInAs(application, ['reviewer', 'administrator']);
    for (const kind of ['practice', 'lesson'] as const) {
      const id = ids[kind];
      await writing.submit(member.account, id, {});
      await reviewing.take(judge.account, id);
      await as(judge);
      await fill(paths.reviewOf('en', id), {
        form: 'main form[action$="/comment"]',
        others: { suggested: '' },
      });
      await look(...inBoth((locale) => paths.reviewOf(locale, id)));
      for (const { id: thread } of await comments.list(judge.account, id))
        await comments.resolve(judge.account, id, thread);
      if (kind === 'practice')
        await fill(paths.reviewOf('ar', id), { form: 'main form[action$="/publish"]', usual: 500 });
      else await reviewing.publish(judge.account, id, {});
      expect((await writing.get(member.account, id)).record.status).to.equal('published');
      await fill(paths.report('ar', id), { usual: 120 });
      await look(...inBoth((locale) => paths.record(locale, kind, id)), paths.recordInBoth('ar', kind, id));
      await look(paths.draftHistory('en', id));
    }
    await look(...inBoth(paths.reviews));
    await application.services.search.catchUp();
    await look(...inBoth((locale) => paths.search(locale, { q: corpus[2], sort: 'newest' })));
    expect(alarms).to.deep.equal([]);
  });

  it('are the words of a workshop, shown to those in the room', async () => {
    const { workshops } = application.services;
    await as(member);
    await fill(paths.newWorkshop('en'), { others: { start: '2027-03-01', end: '2027-03-03' } });
    const [, externalId = ''] = /workshops\/([^/]+)\/build/.exec(page.url()) ?? [];
    expect(externalId).not.to.equal('');
    await look(...inBoth((locale) => paths.workshopDetails(locale, externalId)));
    const builder = paths.workshopBuilder('ar', externalId, { session: 's1' });
    const people = '<img src=x onerror=alert(1)>; IQ-BA; <svg/onload=alert(1)>';
    const details = { start: '2027-03-01', end: '2027-03-03', people };
    await fill(paths.workshopDetails('ar', externalId), { others: details, button: 'save' });
    await workshops.changeWorkshop(member.account, externalId, async (one) => ({
      ...pickRecords(one, await workshops.pinRecords(Object.values(ids)), 's1'),
      visibility: 'public',
      evaluation: { ...one.evaluation, open: true },
    }));
    await fill(builder, { form: '#session .ed form', button: 'save' });
    await fill(builder, { form: 'form:has([id^="question-"][id$="-new"])', usual: 200 });
    await fill(paths.workshopBuilder('en', externalId), { form: '.nt form' });
    await fill(paths.exercises('en', externalId), { form: 'form.wf:has([name^="title."])', button: 'save' });
    await fill(page.url().slice(application.origin.length), { form: 'form:has([name^="option."])' });
    const exercise = page.url().slice(application.origin.length);
    await fill(paths.workshopCommitments('ar', externalId), {
      form: 'form:has([name="due"])',
      others: { due: '2027-04-01' },
    });
    await fill(paths.workshopBoard('en', externalId), { button: 'add' });
    await fill(paths.workshopEvaluate('en', externalId), { usual: 500 });
    await look(builder, paths.workshopBuilder('en', externalId));
    await look(...inBoth((locale) => inLocale(exercise, locale)));
    await look(...inBoth((locale) => paths.workshop(locale, externalId)), ...inBoth(paths.workshops));
    await look(paths.workshopDetails('en', externalId), paths.workshopCommitments('en', externalId));
    await look(...inBoth((locale) => paths.workshopBoard(locale, externalId)));
    await look(paths.workshopEvaluation('ar', externalId));
    expect(alarms).to.deep.equal([]);
  });

  it('are the words of the library itself, on every page that has them', async () => {
    await as(member);
    await fill(paths.adminOffice('en', 'new'));
    await look(page.url().slice(application.origin.length), ...inBoth(paths.adminOffices));
    const invited = { userName: 'guest@tajarib.example', email: '' };
    await fill('/ar/administration/accounts/new', { others: invited });
    await look(...inBoth(paths.adminAccounts));
    await fill(paths.adminWord('ar', 'sectors', 'WAT'));
    await look(paths.adminWord('en', 'sectors', 'WAT'), paths.adminWordList('ar', 'sectors'));
    await fill(paths.adminTerm('en', 'new'));
    await look(...inBoth(paths.adminTerms));
    await fill(paths.adminTexts('ar', { of: 'home' }), { usual: 1_000 });
    await look(...inBoth(paths.home), paths.adminTexts('en', { of: 'home' }));
    await look(
      ...inBoth(paths.search),
      paths.sector('ar', 'WAT'),
      paths.draftScreen('ar', ids.lesson, 'place'),
    );
    await look(
      paths.adminAudit('ar'),
      paths.adminSearches('en'),
      paths.adminJobs('en'),
      paths.adminMessages('ar'),
    );
    expect(alarms).to.deep.equal([]);
  });

  it('were each shown somewhere, letter by letter, and all hundred and fifty of them', () => {
    const isShown = (text: string): boolean => seen.some((one) => one.includes(spaced(text)));
    const hidden = payloads.given.filter(({ text }) => !isShown(text));
    expect(hidden.map(({ name, text }) => `${name}: ${text.slice(0, 80)}`)).to.deep.equal([]);
    expect(corpus.filter((payload) => !isShown(payload))).to.deep.equal([]);
    expect(application.errors.join('\n')).to.equal('');
  });
});
