import { expect } from 'chai';
import type { BrowserContext } from 'playwright-core';
import { paths } from '../../server/web/paths.ts';
import { makeAccount, signInAs, type SignedIn } from '../support/accounts.ts';
import { startApplication, type Application } from '../support/application.ts';
import { describeInBrowser, sharedBrowser } from '../support/browser.ts';
import { Visitor } from '../support/visitor.ts';
import { problemsOf, waysIn, type State } from './answered.ts';

const password = 'three rivers meet at Qurna';

describeInBrowser('every state of coming in and of running the library', function () {
  this.timeout(180_000);
  let application: Application;
  let reviewer: SignedIn;
  let administrator: SignedIn;
  let context: BrowserContext;

  before(async () => {
    application = await startApplication();
    const { services } = application;
    reviewer = await signInAs(application, 'reviewer', { name: 'Hiwa' });
    administrator = await signInAs(application, 'administrator');
    context = await (await sharedBrowser()).newContext({ reducedMotion: 'reduce' });
    await services.database.transaction((tx) =>
      services.mail.send(tx, {
        to: reviewer.account.id,
        template: 'record.assigned',
        values: { title: 'عنوان', link: 'https://x.example/y' },
      }),
    );
  });
  after(async () => {
    await context.close();
    await application.stop();
  });

  const { got, sent, visited } = waysIn(() => application);

  const states: State[] = [
    {
      name: 'a sign-in that is refused',
      status: 422,
      reach: () => visited(paths.signIn('ar'), { userName: 'nobody', password: 'wrong' }),
    },
    {
      name: 'a form that waits for its writer to sign in',
      status: 403,
      reach: () => visited(paths.signIn('en'), { text: 'سطر' }, paths.draftAction('en', 1, 'submit')),
    },
    {
      name: 'joining a phone with a wrong code',
      status: 422,
      reach: () => sent(reviewer, paths.secondFactor('ar'), { code: '000000', current: 'wrong' }),
    },
    {
      name: 'recovery codes, with a form that waits',
      status: 200,
      reach: async () => {
        const member = await makeAccount(application, { roles: ['contributor'] }, password);
        const visitor = new Visitor(application.origin);
        await visitor.signIn(member.userName, password);
        await visitor.ask(paths.myAccount('ar'));
        const path = paths.recoveryCodes('ar');
        const fields = { ...visitor.hidden(), current: password };
        return { path, answer: await visitor.send(path, fields) };
      },
    },
    {
      name: 'an account that cannot be made',
      status: 422,
      reach: () => sent(administrator, paths.adminAccounts('ar'), { name: '', userName: 'a b', email: 'no' }),
    },
    {
      name: 'an office that cannot be made',
      status: 422,
      reach: () => sent(administrator, paths.adminOffice('en', 'new'), { nameAr: '', nameEn: '', kind: '' }),
    },
    {
      name: 'an entry of a list that cannot be said so',
      status: 422,
      reach: () =>
        sent(administrator, paths.adminWord('ar', 'sectors', 'WAT'), { ar: '', en: '', aliases: '' }),
    },
    {
      name: 'a term that cannot be said so',
      status: 422,
      reach: () => sent(administrator, paths.adminTerm('en', 'new'), { ar: '', en: '' }),
    },
    {
      name: 'an alias for nothing',
      status: 422,
      reach: () => sent(administrator, paths.adminWords('ar'), { alias: '', entry: '' }),
    },
    {
      name: 'a message for somebody by name',
      status: 200,
      reach: () => got(administrator, paths.adminMessages('ar')),
    },
    { name: 'the trail of all this', status: 200, reach: () => got(administrator, paths.adminAudit('ar')) },
    { name: 'texts of pages', status: 200, reach: () => got(administrator, paths.adminTexts('en')) },
  ];

  for (const state of states) {
    it(`${state.name}: can be read, reached and used by everyone`, async () => {
      expect(await problemsOf(state, context, application.origin)).to.deep.equal([]);
    });
  }

  it('says nothing of failure in the log', () => {
    expect(application.errors.join('\n')).to.equal('');
  });
});
