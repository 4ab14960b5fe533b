import { expect } from 'chai';
import { paths } from '../../../../server/web/paths.ts';
import { signInAs } from '../../../support/accounts.ts';
import { startApplication, type Application } from '../../../support/application.ts';
import { submittedLesson } from '../../../support/reviewed.ts';

describe('messages that nobody can send', () => {
  let application: Application;

  before(async () => {
    application = await startApplication({ env: { SEED: 'none' } });
  });
  after(() => application.stop());

  it('are for somebody by name, and lead to the library as who hands them over has come to it', async () => {
    const { reviewing } = application.services;
    const writer = await signInAs(application, 'contributor', { name: 'زينب', locale: 'ar', email: null });
    const reviewer = await signInAs(application, 'reviewer');
    const administrator = await signInAs(application, 'administrator');
    const id = await submittedLesson(application, writer);
    await reviewing.take(reviewer.account, id);
    await reviewing.publish(reviewer.account, id, { reviewDue: '2025-01-10' });
    await reviewing.markOverdue();
    const list = await (await administrator.get(paths.adminMessages('en'))).text();
    const [, path = ''] = /<a href="([^"]*)"><b><span[^>]*>هل ما زال سجلكم صحيحاً؟/.exec(list) ?? [];
    expect(list).to.include('زينب');
    const letter = await (await administrator.get(path)).text();
    expect(letter).to.include('زينب');
    const [, link = ''] = new RegExp(`(${application.origin}/ar/still-holds/[\\w.-]+)`).exec(letter) ?? [];
    expect(await (await fetch(link)).text()).to.include('هل ما زال هذا السجل صحيحاً؟');
  });
});
