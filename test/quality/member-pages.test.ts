import { expect } from 'chai';
import type { BrowserContext } from 'playwright-core';
import { locales, type Locale } from '../../server/language/index.ts';
import { paths } from '../../server/web/paths.ts';
import { makeAccount, signInAs } from '../support/accounts.ts';
import { startApplication, type Application } from '../support/application.ts';
import { describeInBrowser, sharedBrowser } from '../support/browser.ts';
import { inspect } from './inspection.ts';
import { markupProblems } from './markup.ts';

/** Pages of those who run the library, and of everybody's own account. */
const pages: Readonly<Record<string, (locale: Locale) => string>> = {
  'my account': (locale) => paths.myAccount(locale),
  'joining a phone': (locale) => paths.secondFactor(locale),
  administration: (locale) => paths.administration(locale),
  accounts: (locale) => paths.adminAccounts(locale),
  'a new account': (locale) => paths.adminNewAccount(locale),
  'an account': (locale) => paths.adminAccount(locale, 1, { done: 'saved' }),
  offices: (locale) => paths.adminOffices(locale),
  'an office': (locale) => paths.adminOffice(locale, 1),
  messages: (locale) => paths.adminMessages(locale),
  'a message': (locale) => paths.adminMessage(locale, 1),
  searches: (locale) => paths.adminSearches(locale),
  jobs: (locale) => paths.adminJobs(locale),
  'the audit trail': (locale) => paths.adminAudit(locale),
  storage: (locale) => paths.adminStorage(locale),
  'lists and aliases': (locale) => paths.adminWords(locale, { word: 'الشحة' }),
  'a list': (locale) => paths.adminWordList(locale, 'sectors'),
  'an entry': (locale) => paths.adminWord(locale, 'sectors', 'WAT', { done: 'saved' }),
  terms: (locale) => paths.adminTerms(locale, { q: 'مضخة' }),
  'a new term': (locale) => paths.adminTerm(locale, 'new', { word: 'زبالة' }),
};

/** Pages to come in by, for who is not signed in. */
const doors: Readonly<Record<string, (locale: Locale, key: string) => string>> = {
  'sign in': (locale) => paths.signIn(locale),
  'forgotten password': (locale) => paths.forgotten(locale),
  'the first administrator': (locale, key) => paths.welcome(locale, { key }),
  'a link that opens nothing': (locale) => paths.welcome(locale, { key: 'x' }),
};

describeInBrowser('every page of members, in both languages, on a phone and a desk', function () {
  this.timeout(120_000);
  let application: Application;
  let signedIn: BrowserContext;
  let signedOut: BrowserContext;
  let key: string;

  before(async () => {
    application = await startApplication({ env: { DEMO: 'on' } });
    const { services } = application;
    const browser = await sharedBrowser();
    [signedIn, signedOut] = await Promise.all([
      browser.newContext({ reducedMotion: 'reduce' }),
      browser.newContext({ reducedMotion: 'reduce' }),
    ]);
    const administrator = await signInAs(application, 'administrator', { name: 'زينب الموصلي' });
    await administrator.enter(signedIn);
    const member = await makeAccount(application, { name: 'Hiwa', userName: '07701234567', email: null });
    await services.database.transaction((tx) =>
      services.mail.send(tx, { to: member.id, template: 'reset', values: { link: 'https://x.example/y' } }),
    );
    ({ key } = await services.database.transaction(async (tx) => ({
      key: await services.links.issue(tx, 'invitation', member.id),
    })));
  });
  after(async () => {
    await Promise.all([signedIn.close(), signedOut.close()]);
    await application.stop();
  });

  async function problemsOf(context: BrowserContext, path: string): Promise<string[]> {
    const page = await inspect(context, application.origin + path, { opened: true });
    return [...page.problems, ...(await markupProblems(page.html))].map((one) => `${path} ${one}`);
  }

  for (const [name, path] of Object.entries(pages)) {
    it(`${name}: can be read, reached and used by everyone`, async () => {
      const found = await Promise.all(locales.map((locale) => problemsOf(signedIn, path(locale))));
      expect(found.flat()).to.deep.equal([]);
    });
  }
  for (const [name, path] of Object.entries(doors)) {
    it(`${name}: can be read, reached and used by everyone`, async () => {
      const found = await Promise.all(locales.map((locale) => problemsOf(signedOut, path(locale, key))));
      expect(found.flat()).to.deep.equal([]);
    });
  }
});
