import { expect } from 'chai';
import { Conflict, InvalidInput, NotFound } from '../../server/errors.ts';
import { makeAccount } from '../support/accounts.ts';
import { onBothDatabases } from '../support/databases.ts';
import { makePeople, type People } from '../support/people.ts';

const password = 'three rivers meet here';
const linkTo = (purpose: string, secret: string): string =>
  `https://tajarib.example/${purpose}?key=${secret}`;
const keyOf = (address: string): string => new URL(address).searchParams.get('key')!;
const given = { password, locale: 'ar' as const, name: 'Sara', userName: 'sara@tajarib.example' };
const invited = {
  userName: 'hiwa@tajarib.example',
  email: 'hiwa@tajarib.example',
  name: 'Hiwa',
  locale: 'en' as const,
  roles: ['translator'] as const,
  officeId: null,
  governorates: [],
  sectors: [],
};

onBothDatabases('a one-time link', (kind) => {
  let people: People;
  const sent: { address: string; subject: string; plain: string }[] = [];

  beforeEach(async () => {
    sent.length = 0;
    people = await makePeople(kind, (message) => {
      sent.push(message);
      return Promise.resolve();
    });
  });
  afterEach(() => people.database.close());

  const rejection = (promise: Promise<unknown>): Promise<unknown> =>
    promise.then(
      () => undefined,
      (error: unknown) => error,
    );

  it('makes the first administrator, and only one, however many open it at once', async () => {
    const key = (await people.links.issueFirst())!;
    const outcomes = await Promise.allSettled([
      people.links.redeem(key, given),
      people.links.redeem(key, { ...given, userName: 'another@tajarib.example' }),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).to.have.length(1);
    expect((await people.accounts.listAccounts()).map(({ roles }) => roles)).to.deep.equal([
      ['administrator'],
    ]);
    expect(await people.links.issueFirst(), 'there is one now').to.equal(undefined);
    expect(await people.links.find(key)).to.equal(undefined);
  });

  it('of the first administrator that was printed before is of no use after a newer one', async () => {
    const older = (await people.links.issueFirst())!;
    const newer = (await people.links.issueFirst())!;
    expect(await rejection(people.links.redeem(older, given))).to.be.instanceOf(NotFound);
    expect((await people.links.redeem(newer, given)).userName).to.equal('sara@tajarib.example');
  });

  it('brings an invitation by e-mail, in the language of its reader, and opens the account once', async () => {
    const handed = await people.links.invite(undefined, invited, linkTo);
    expect(handed).to.include({ purpose: 'invitation', isSent: true });
    await people.jobs.runDue();
    expect(sent.map(({ address, subject }) => [address, subject])).to.deep.equal([
      ['hiwa@tajarib.example', 'invitation en'],
    ]);
    const key = keyOf(handed.address);
    expect(sent[0]!.plain).to.include(key);
    expect(await people.links.listInvited()).to.deep.equal([handed.account.id]);
    const account = await people.links.redeem(key, { ...given, name: 'ignored', userName: 'ignored' });
    expect(account).to.include({ name: 'Hiwa', userName: 'hiwa@tajarib.example' });
    expect(await rejection(people.links.redeem(key, given))).to.be.instanceOf(NotFound);
    expect(await people.links.listInvited()).to.deep.equal([]);
  });

  it('works until its time is over', async () => {
    const { address } = await people.links.invite(undefined, invited, linkTo);
    people.clock.pass(14 * 24 * 60 * 60_000 + 1);
    expect(await rejection(people.links.redeem(keyOf(address), given))).to.be.instanceOf(NotFound);
  });

  it('stays when the password cannot be taken: too short, known to everybody, or the name of its owner', async () => {
    const key = keyOf((await people.links.invite(undefined, invited, linkTo)).address);
    for (const [typed, code] of [
      ['', 'password.missing'],
      ['seven77', 'password.short'],
      ['password123', 'password.common'],
      ['hiwa1234', 'password.common'],
      ['qwertyuiop', 'password.common'],
      ['x'.repeat(201), 'password.long'],
    ] as const) {
      const error = await rejection(people.links.redeem(key, { ...given, password: typed }));
      expect(
        (error as InvalidInput).problems.map((one) => one.code),
        typed,
      ).to.deep.equal([code]);
    }
    expect((await people.links.redeem(key, given)).name).to.equal('Hiwa');
  }).timeout(60_000);

  it('to a new password ends all sessions, and none is sent to nobody', async () => {
    const account = await makeAccount({ services: people }, {}, 'an older password');
    const place = { address: '10.0.0.1', device: '', deviceToken: undefined };
    const old = await people.signIn.signIn(
      { userName: account.userName, password: 'an older password' },
      place,
    );
    for (const name of [account.userName, 'nobody@tajarib.example'])
      await people.links.sendReset(name, linkTo);
    await people.jobs.runDue();
    expect(sent.map(({ address }) => address)).to.deep.equal([account.email]);
    const key = /key=([\w-]+)/.exec(sent[0]!.plain)![1]!;
    await people.links.redeem(key, given);
    expect(await people.sessions.find((old as { secret: string }).secret)).to.equal(undefined);
    expect((await people.signIn.signIn({ userName: account.userName, password }, place)).kind).to.equal(
      'begun',
    );
  });

  it('is kept as a hash alone, and a message that was sent keeps no link', async () => {
    const { address } = await people.links.invite(undefined, invited, linkTo);
    await people.jobs.runDue();
    const { reader } = people.database;
    const kept = [
      ...(await reader.selectFrom('one_time_links').selectAll().execute()),
      ...(await reader.selectFrom('messages').selectAll().execute()),
      ...(await reader.selectFrom('audit_trail').selectAll().execute()),
    ];
    expect(JSON.stringify(kept)).to.not.include(keyOf(address));
    expect((await people.mail.listMessages()).map(({ state }) => state)).to.deep.equal(['sent']);
  });

  it('is not made for a user name that is taken or is none', async () => {
    await people.links.invite(undefined, invited, linkTo);
    expect(await rejection(people.links.invite(undefined, invited, linkTo))).to.be.instanceOf(Conflict);
    for (const userName of ['', 'a b c', 'x@y', 'ab', '<b>@x.example', 'zero\u202ewidth'])
      expect(
        await rejection(people.links.invite(undefined, { ...invited, userName }, linkTo)),
        userName,
      ).to.be.instanceOf(InvalidInput);
  });
});
