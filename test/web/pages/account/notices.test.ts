import { expect } from 'chai';
import { signInAs, type SignedIn } from '../../../support/accounts.ts';
import { startApplication, type Application } from '../../../support/application.ts';
import { paths } from '../../../../server/web/paths.ts';

describe('when messages come, by a form alone', function () {
  this.timeout(60_000);
  let application: Application;
  let member: SignedIn;

  before(async () => {
    application = await startApplication();
    member = await signInAs(application, 'contributor');
  });
  after(() => application.stop());

  const chosen = async (): Promise<string | undefined> => {
    const html = await (await member.get(paths.myAccount('ar'))).text();
    return /name="notices" value="([\w-]+)" checked/.exec(html)?.[1];
  };

  it('is at once, and what is chosen', async () => {
    expect(await chosen()).to.equal('at-once');
    for (const choice of ['daily', 'needed', 'at-once', 'daily']) {
      const answer = await member.post(paths.chooseNotices('ar'), { notices: choice });
      expect(answer.headers.get('location')).to.equal(paths.myAccount('ar', { done: 'notices' }));
      expect(await chosen()).to.equal(choice);
    }
    await member.post(paths.chooseNotices('ar'), { notices: 'never' });
    expect(await chosen()).to.equal('daily');
  });

  it('stays when an administrator changes the account', async () => {
    const { accounts } = application.services;
    const administrator = await signInAs(application, 'administrator');
    await accounts.change(administrator.account, member.account.id, {
      ...member.account,
      name: 'Another name',
    });
    expect((await accounts.getAccount(member.account.id)).notices).to.equal('daily');
  });
});
