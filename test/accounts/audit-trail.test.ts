import { expect } from 'chai';
import { sql, type Kysely } from 'kysely';
import type { AuditTrail } from '../../server/accounts/index.ts';
import type { Database } from '../../server/database/index.ts';
import { onBothDatabases } from '../support/databases.ts';
import { makePeople, type People } from '../support/people.ts';

onBothDatabases('the audit trail', (kind) => {
  let people: People;
  let audit: AuditTrail;
  let database: Database;

  beforeEach(async () => {
    people = await makePeople(kind);
    ({ audit, database } = people);
  });
  afterEach(() => database.close());

  const record = (action: string, details = {}, by = { id: 3, name: 'زينب' }): Promise<void> =>
    database.transaction((tx) => audit.record(tx, { by, action, subject: 'record 1', details }));

  /** As somebody does who can write to the database, and has switched off what stands in the way. */
  const tamper = (change: (tx: Kysely<unknown>) => Promise<unknown>): Promise<unknown> =>
    database.transaction(async (tx) => {
      if (kind === 'postgres') await sql`alter table audit_trail disable trigger all`.execute(tx);
      else {
        await sql`drop trigger audit_trail_no_update`.execute(tx);
        await sql`drop trigger audit_trail_no_delete`.execute(tx);
      }
      await change(tx as unknown as Kysely<unknown>);
    });

  it('says who did what and when, the newest first, and can be asked by each', async () => {
    await record('record.published', { revision: 2 });
    people.clock.pass(24 * 60 * 60_000);
    await record('account.disabled', {}, { id: 4, name: 'Hiwa' });
    const [newest, oldest] = await audit.listEntries({}, 10);
    expect(newest).to.include({ seq: 2, actor: 'Hiwa', action: 'account.disabled', subject: 'record 1' });
    expect(oldest).to.deep.include({ seq: 1, at: '2026-05-10T09:00:00.000Z', details: { revision: 2 } });
    for (const filter of [
      { action: 'record' },
      { action: 'record.published' },
      { actorId: 3 },
      { to: '2026-05-10' },
    ])
      expect(
        (await audit.listEntries(filter, 10)).map(({ seq }) => seq),
        JSON.stringify(filter),
      ).to.deep.equal([1]);
    expect(await audit.countEntries({ from: '2026-05-11' })).to.equal(1);
    expect(await audit.countEntries({ action: 'rec' })).to.equal(0);
  });

  it('is whole however many write to it at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => record('record.saved', { index })));
    expect(await audit.findBrokenLink()).to.equal(undefined);
    expect(await audit.countEntries({})).to.equal(20);
  });

  it('is written with what it tells of, or not at all', async () => {
    const failing = database.transaction(async (tx) => {
      await audit.record(tx, { by: undefined, action: 'record.saved', subject: 'record 1' });
      throw new Error('the rest failed');
    });
    await failing.catch(() => undefined);
    expect(await audit.countEntries({})).to.equal(0);
  });

  it('can only be added to', async () => {
    await record('record.published');
    for (const statement of [
      sql`update audit_trail set actor = 'nobody'`,
      sql`delete from audit_trail where seq = 1`,
    ]) {
      const outcome = database
        .transaction((tx) => statement.execute(tx))
        .then(
          () => 'done',
          (error: unknown) => String(error),
        );
      expect(await outcome).to.include('only added to');
    }
  });

  for (const [what, change, expected] of [
    ['a changed name', sql`update audit_trail set actor = 'x' where seq = 2`, { seq: 2, fault: 'changed' }],
    ['a line taken out', sql`delete from audit_trail where seq = 2`, { seq: 2, fault: 'missing' }],
    ['the first line taken out', sql`delete from audit_trail where seq = 1`, { seq: 1, fault: 'missing' }],
    ['the last line taken out', sql`delete from audit_trail where seq = 3`, { seq: 3, fault: 'missing' }],
    ['all of it taken out', sql`delete from audit_trail`, { seq: 1, fault: 'missing' }],
  ] as const) {
    it(`betrays ${what}`, async () => {
      for (const action of ['record.saved', 'record.submitted', 'record.published']) await record(action);
      expect(await audit.findBrokenLink()).to.equal(undefined);
      await tamper((tx) => change.execute(tx));
      expect(await audit.findBrokenLink()).to.deep.equal(expected);
    });
  }
});
