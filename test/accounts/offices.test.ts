import { expect } from 'chai';
import { ContentService } from '../../server/content/index.ts';
import type { InvalidInput } from '../../server/errors.ts';
import { ChangeLog } from '../../server/search/index.ts';
import { makeAccount, makeOffice } from '../support/accounts.ts';
import { onBothDatabases } from '../support/databases.ts';
import { makePeople, type People } from '../support/people.ts';

const refusal = (promise: Promise<unknown>): Promise<string[]> =>
  promise.then(
    () => [],
    (error: unknown) => (error as InvalidInput).problems.map(({ code }) => code),
  );

onBothDatabases('offices', (kind) => {
  let people: People;
  beforeEach(async () => {
    people = await makePeople(kind);
  });
  afterEach(() => people.database.close());

  it('keep their people and hand both over with what belongs to them', async () => {
    const admin = await makeAccount(
      { services: people },
      { roles: ['administrator'] },
      'pw of an administrator',
    );
    const [from, to] = [await makeOffice(people), await makeOffice(people, 'IQ-BA')];
    const member = await makeAccount({ services: people }, { officeId: from });
    const handed: number[][] = [];
    people.offices.handOverWith((_tx, one, other) => {
      handed.push([one, other]);
      return Promise.resolve(5);
    });
    expect((await people.offices.getOffice(from)).members).to.equal(1);
    await people.offices.handOver(admin, from, to);
    expect(handed).to.deep.equal([[from, to]]);
    expect((await people.accounts.getAccount(member.id)).officeId).to.equal(to);
    expect((await people.offices.getOffice(from)).closedAt).to.not.equal(null);
    const [line] = await people.audit.listEntries({ action: 'office' }, 1);
    expect(line).to.deep.include({ action: 'office.handed-over', details: { to, things: 5 } });
  });

  it('hand their records over, and search is told of each', async () => {
    const admin = await makeAccount({ services: people }, { roles: ['administrator'] });
    const [from, to] = [await makeOffice(people), await makeOffice(people)];
    const { database, clock } = people;
    const changeLog = new ChangeLog(database);
    const content = new ContentService({ database, changeLog, clock: clock.read });
    people.offices.handOverWith((tx, one, other) => content.handOver(tx, one, other));
    const record = (externalId: string, officeId: number) =>
      database.transaction((tx) =>
        tx
          .insertInto('contents')
          .values({
            external_id: externalId,
            kind: 'lesson',
            status: 'draft',
            visibility: 'public',
            source_lang: 'ar',
            sample: 0,
            languages: 'ar',
            fields_version: 1,
            revision: 1,
            published_revision: null,
            created_at: clock.now.toISOString(),
            updated_at: clock.now.toISOString(),
            published_at: null,
            office_id: officeId,
          })
          .execute(),
      );
    for (const id of ['one', 'two']) await record(id, from);
    await record('of-others', admin.officeId!);
    await people.offices.handOver(admin, from, to);
    const rows = await database.reader.selectFrom('contents').select(['external_id', 'office_id']).execute();
    expect(rows.filter(({ office_id }) => office_id === to)).to.have.length(2);
    expect(await changeLog.readAfter(0, 10)).to.have.length(2);
  });

  it('are not handed over to themselves, to nobody, or to one that is closed', async () => {
    const admin = await makeAccount({ services: people }, { roles: ['administrator'] });
    const [one, other] = [await makeOffice(people), await makeOffice(people)];
    for (const to of [one, 999, Number.NaN])
      expect(await refusal(people.offices.handOver(admin, one, to))).to.deep.equal(['office.no-target']);
    await people.offices.handOver(admin, one, other);
    expect(await refusal(people.offices.handOver(admin, other, one))).to.deep.equal(['office.no-target']);
  });

  it('have a name in one language at least, that can be seen', async () => {
    const make = (name: { ar?: string; en?: string }) =>
      refusal(people.offices.create(undefined, { name, kind: 'municipality', governorate: null }));
    expect(await make({})).to.deep.equal(['office.name.missing']);
    expect(await make({ ar: 'بلدية\u202eالموصل' })).to.deep.equal(['name.unseen']);
    expect(await make({ ar: 'بلدية الموصل' })).to.deep.equal([]);
  });

  it('are needed by contributors, and the last administrator stays', async () => {
    const admin = await makeAccount(
      { services: people },
      { roles: ['administrator'] },
      'pw of an administrator',
    );
    expect(
      await refusal(makeAccount({ services: people }, { roles: ['contributor'], officeId: null })),
    ).to.deep.equal(['office.missing']);
    expect(await refusal(people.accounts.disable(admin, admin.id))).to.deep.equal(['administrator.last']);
    expect(
      await refusal(people.accounts.change(admin, admin.id, { ...admin, roles: ['translator'] })),
    ).to.deep.equal(['administrator.last']);
  });
});
