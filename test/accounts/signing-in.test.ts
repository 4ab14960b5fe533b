import { expect } from 'chai';
import type { Place, Session, StoredAccount } from '../../server/accounts/index.ts';
import { makeAccount } from '../support/accounts.ts';
import { onBothDatabases } from '../support/databases.ts';
import { makePeople, type People } from '../support/people.ts';
import { codeAt } from '../support/telephone.ts';

const password = 'three rivers meet here';
const minute = 60_000;
const here: Place = { address: '10.0.0.1', device: 'Firefox', deviceToken: undefined };
const elsewhere = { ...here, address: '10.0.0.2' };

onBothDatabases('signing in', (kind) => {
  let people: People;
  let member: StoredAccount;

  beforeEach(async () => {
    people = await makePeople(kind);
    member = await makeAccount({ services: people }, { userName: 'zainab@water.example' }, password);
  });
  afterEach(() => people.database.close());

  const attempt = (typed: string, place = here, userName = 'zainab@water.example') =>
    people.signIn.signIn({ userName, password: typed }, place);

  async function begin(
    typed = password,
    place = here,
  ): Promise<{ secret: string; session: Session; deviceToken: string }> {
    const outcome = await attempt(typed, place);
    if (outcome.kind !== 'begun') throw new Error(outcome.kind);
    return { ...outcome, session: (await people.sessions.find(outcome.secret))! };
  }

  it('takes the right password, in whatever digits and form it is typed', async () => {
    await people.ownAccount.changePassword((await begin()).session, password, 'سنة ٢٠٢٦ على دجلة');
    for (const typed of ['سنة ٢٠٢٦ على دجلة', 'سنة 2026 على دجلة', 'سنة ۲۰۲۶ على دجلة'])
      expect((await attempt(typed)).kind, typed).to.equal('begun');
    expect((await attempt('سنة 2027 على دجلة')).kind).to.equal('refused');
    expect((await attempt('سنة 2026 على دجلة', here, ' ZAINAB@water.example ')).kind).to.equal('begun');
  });

  it('says the same of a wrong password and of nobody, and of an account that is disabled or invited', async () => {
    const invited = await makeAccount({ services: people });
    await people.accounts.disable(undefined, member.id);
    expect(await attempt(password)).to.deep.equal({ kind: 'refused' });
    expect(await attempt(password, here, 'nobody@water.example')).to.deep.equal({ kind: 'refused' });
    expect(await attempt('', here, invited.userName)).to.deep.equal({ kind: 'refused' });
  });

  it('keeps neither the password nor what is in the cookie', async () => {
    const { secret } = await begin();
    const { reader } = people.database;
    const rows = [
      ...(await reader.selectFrom('accounts').selectAll().execute()),
      ...(await reader.selectFrom('sessions').selectAll().execute()),
    ];
    expect(JSON.stringify(rows)).to.not.include(secret).and.to.not.include(password);
    expect(JSON.stringify(rows)).to.include('$argon2id$v=19$m=19456,t=2,p=1$');
  });

  it('lets the owner in from elsewhere while an address that guesses is held back', async () => {
    const outcomes = await Promise.all(Array.from({ length: 40 }, (_, index) => attempt(`wrong ${index}`)));
    expect(outcomes.filter(({ kind: one }) => one === 'refused')).to.have.length(10);
    expect((await attempt(password)).kind, 'the address is held back').to.equal('too-many');
    expect((await attempt(password, elsewhere)).kind, 'another is not').to.equal('begun');
    people.clock.pass(16 * minute);
    expect((await attempt(password)).kind, 'later it is not either').to.equal('begun');
  });

  it('lets a browser in that the owner has used, while one name is tried from everywhere', async () => {
    const { deviceToken } = await begin();
    for (let network = 0; network < 30; network += 1) {
      const place = { ...here, address: `10.1.${network}.1` };
      await Promise.all(Array.from({ length: 4 }, (_, index) => attempt(`wrong ${index}`, place)));
    }
    expect((await attempt(password, { ...here, address: '10.2.0.1' })).kind).to.equal('too-many');
    expect((await attempt(password, { ...here, deviceToken })).kind).to.equal('begun');
    const forged = deviceToken.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect((await attempt(password, { ...elsewhere, deviceToken: forged })).kind).to.equal('too-many');
  }).timeout(60_000);

  it('ends sessions at sign-out, after a rest, and when a role, a password or the account is taken away', async () => {
    const admin = await makeAccount({ services: people }, { roles: ['administrator'] }, password);
    const lives = async (secret: string): Promise<boolean> =>
      (await people.sessions.find(secret)) !== undefined;

    const first = await begin();
    await people.sessions.end(first.session.id);
    expect(await lives(first.secret), 'signed out').to.equal(false);

    const rested = await begin();
    people.clock.pass(15 * 24 * 60 * minute);
    expect(await lives(rested.secret), 'rested').to.equal(false);

    const [mine, other] = [await begin(), await begin()];
    await people.ownAccount.changePassword(mine.session, password, 'four rivers meet there');
    expect([await lives(mine.secret), await lives(other.secret)], 'new password').to.deep.equal([
      true,
      false,
    ]);

    const values = { ...member, roles: ['translator'] as const };
    await people.accounts.change(admin, member.id, { ...values, name: 'Zainab' });
    expect(await lives(mine.secret), 'another role').to.equal(false);

    const last = await begin('four rivers meet there');
    await people.accounts.disable(admin, member.id);
    expect(await lives(last.secret), 'disabled').to.equal(false);
  });

  it('lists the sessions of an account, and ends one of them, but nobody else’s', async () => {
    const [one, other] = [await begin(), await begin(password, { ...here, device: 'Chrome' })];
    const stranger = await makeAccount({ services: people }, {}, password);
    expect((await people.sessions.listOf(member.id)).map(({ device }) => device)).to.have.members([
      'Firefox',
      'Chrome',
    ]);
    await people.sessions.endOne(stranger.id, other.session.id);
    expect(await people.sessions.find(other.secret)).to.not.equal(undefined);
    await people.sessions.endOne(member.id, other.session.id);
    expect(await people.sessions.find(other.secret)).to.equal(undefined);
    expect(await people.sessions.find(one.secret)).to.not.equal(undefined);
  });

  describe('with the telephone', () => {
    let reviewer: StoredAccount;
    let secret: string;
    let recoveryCodes: string[];

    const enter = async (): Promise<Session> => {
      const outcome = await attempt(password, here, reviewer.userName);
      if (outcome.kind !== 'begun') throw new Error(outcome.kind);
      return (await people.sessions.find(outcome.secret))!;
    };

    beforeEach(async () => {
      reviewer = await makeAccount({ services: people }, { roles: ['reviewer'] }, password);
      const session = await enter();
      expect(session.stage).to.equal('set-up');
      ({ secret } = await people.ownAccount.propose(session));
      const set = { code: codeAt(secret, people.clock.now), password: '', device: 'Firefox' };
      ({ recoveryCodes } = await people.ownAccount.setUpSecondFactor(session, set));
    });

    it('asks reviewers, facilitators and administrators for its code, and takes each code once', async () => {
      people.clock.pass(minute);
      const session = await enter();
      expect(session.stage).to.equal('code');
      const code = codeAt(secret, people.clock.now);
      expect((await people.signIn.confirm(session, '000000', here)).kind).to.equal('refused');
      const outcome = await people.signIn.confirm(session, code, here);
      expect(outcome).to.include({ kind: 'begun', stage: 'whole' });
      expect(await people.sessions.find(session.id), 'a new session took its place').to.equal(undefined);
      expect((await people.signIn.confirm(await enter(), code, here)).kind, 'a second time').to.equal(
        'refused',
      );
    });

    it('takes the code of a clock that is half a minute off, and of Arabic digits, but no older one', async () => {
      people.clock.pass(10 * minute);
      const at = (milliseconds: number): string =>
        codeAt(secret, new Date(people.clock.now.getTime() + milliseconds));
      const arabic = at(-30_000).replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)]!);
      expect((await people.signIn.confirm(await enter(), at(-90_000), here)).kind).to.equal('refused');
      expect((await people.signIn.confirm(await enter(), arabic, here)).kind).to.equal('begun');
    });

    it('takes each recovery code once, however it is typed, and keeps none of them', async () => {
      const [code = ''] = recoveryCodes;
      expect(recoveryCodes).to.have.length(10);
      expect(
        (await people.signIn.confirm(await enter(), code.toUpperCase().replace('-', ' '), here)).kind,
      ).to.equal('begun');
      expect((await people.signIn.confirm(await enter(), code, here)).kind).to.equal('refused');
      const kept = await people.database.reader.selectFrom('recovery_codes').selectAll().execute();
      expect(kept).to.have.length(9);
      expect(JSON.stringify(kept)).to.not.include(recoveryCodes[1]!);
    });

    it('holds back who guesses codes', async () => {
      const session = await enter();
      const kinds = [];
      for (let tries = 0; tries < 12; tries += 1)
        kinds.push((await people.signIn.confirm(session, '123456', here)).kind);
      expect(kinds.filter((one) => one === 'too-many')).to.have.length(2);
    });

    it('can be forgotten by an administrator, and is then joined anew', async () => {
      await people.accounts.forgetSecondFactor(undefined, reviewer.id);
      expect((await enter()).stage).to.equal('set-up');
    });
  });
});
