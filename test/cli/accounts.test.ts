import { expect } from 'chai';
import { exitCodes } from '../../server/cli/terminal.ts';
import { makeAccount, signIn } from '../support/accounts.ts';
import { startApplication, type Application } from '../support/application.ts';
import { runCommand } from '../support/cli.ts';
import { makeFolder } from '../support/databases.ts';
import { Visitor } from '../support/visitor.ts';

const password = 'three rivers meet at Qurna';

describe('npm run accounts, when nobody can sign in', function () {
  this.timeout(120_000);
  let application: Application;

  before(async () => {
    application = await startApplication({ env: { SEED: 'none' } });
  });
  after(() => application.stop());

  const run = (...words: string[]) =>
    runCommand('accounts', words, { DATA_DIR: application.services.config.dataDir, LANG: 'en' });
  /** Opens the link that a command has printed, in the library that is running. */
  const open = async (link: string): Promise<Visitor> => {
    const visitor = new Visitor(application.origin);
    const { pathname, search } = new URL(link.trim());
    await visitor.ask(pathname + search);
    return visitor;
  };

  it('says how it is called, and does nothing where there is no library', async () => {
    for (const words of [[], ['delete'], ['reset'], ['list', 'everybody']]) {
      const { code, err } = await run(...words);
      expect(code, words.join(' ')).to.equal(exitCodes.wrongUsage);
      expect(err).to.include('first-administrator');
    }
    const nowhere = await runCommand('accounts', ['list'], { DATA_DIR: makeFolder('none') });
    expect(nowhere.code).to.equal(exitCodes.refused);
  });

  it('prints a link for the first administrator while there is none, and none afterwards', async () => {
    const lost = await run('first-administrator');
    const { out, code } = await run('first-administrator');
    expect(code).to.equal(0);
    expect((await open(lost.out)).html, 'the newest alone opens').to.not.include('name="password"');
    const visitor = await open(out);
    const fields = { ...visitor.hidden(), name: 'زينب', userName: 'zainab', password };
    expect((await visitor.send('/en/welcome', fields)).status).to.equal(303);
    const again = await run('first-administrator');
    expect(again.out).to.include('administrator already').and.not.include('http');
    expect((await run('list')).out).to.include('zainab\tزينب\tadministrator\tactive');
  });

  it('lets somebody in again, closes an account, opens it, and forgets a lost phone', async () => {
    const account = await makeAccount(
      application,
      { userName: 'hiwa@tajarib.example', roles: ['reviewer'] },
      password,
    );
    const { services } = application;
    const who = await signIn(application, account);
    expect((await who.get('/en/account')).status).to.equal(200);
    const { out } = await run('reset', ' HIWA@tajarib.example ');
    const visitor = await open(out);
    expect(visitor.html).to.include('name="password"');
    await services.database.transaction((tx) =>
      tx.updateTable('accounts').set({ totp_secret: 'X' }).where('id', '=', account.id).execute(),
    );
    expect((await run('forget-phone', 'hiwa@tajarib.example')).code).to.equal(0);
    expect((await services.accounts.getAccount(account.id)).totpSecret).to.equal(null);
    expect((await run('disable', 'hiwa@tajarib.example')).code).to.equal(0);
    expect((await who.get('/en/account')).status, 'at once').to.equal(303);
    expect((await run('list')).out).to.include('reviewer\tdisabled');
    expect((await run('enable', 'hiwa@tajarib.example')).code).to.equal(0);
    expect((await run('list')).out)
      .to.include('hiwa@tajarib.example\t')
      .and.not.include('disabled');
    const unknown = await run('disable', 'nobody\u001b[2J');
    expect(unknown.code).to.equal(exitCodes.wrongUsage);
    expect(unknown.err).to.include('nobody').and.not.include('\u001b');
    const deeds = await services.audit.listEntries({ action: 'account' }, 4);
    expect(deeds.map(({ action, actor }) => `${action} ${actor}`)).to.include('account.disabled ');
  });
});
