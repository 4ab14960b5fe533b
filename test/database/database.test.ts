import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect } from 'chai';
import { sql, type Kysely } from 'kysely';
import pg from 'pg';
import {
  DatabaseUnusable,
  findSetting,
  listPendingMigrations,
  openDatabase,
  putSetting,
  settleSetting,
  type Database,
  type DatabaseLocation,
} from '../../server/database/index.ts';
import { migrationsFor } from '../../server/database/migrations/index.ts';
import { applyPragmas } from '../../server/database/connections/sqlite-pragmas.ts';
import { startProcess } from '../support/child-process.ts';
import { makeDatabase, makeFolder, onBothDatabases } from '../support/databases.ts';

/** The reason why `attempt` is refused; fails when it is not. */
async function refusalOf(attempt: () => Promise<unknown>): Promise<Error> {
  try {
    await attempt();
  } catch (error) {
    return error as Error;
  }
  throw new Error('was not refused');
}

/** Runs `statement` past the house. */
async function execute(location: DatabaseLocation, statement: string): Promise<void> {
  if (location.kind === 'sqlite') {
    const connection = new BetterSqlite3(location.file);
    connection.exec(statement);
    connection.close();
    return;
  }
  const client = new pg.Client(location.url);
  await client.connect();
  await client.query(statement);
  await client.end();
}

onBothDatabases('the database', (kind) => {
  let location: DatabaseLocation;
  let database: Database;

  before(async () => {
    location = await makeDatabase(kind);
    database = await openDatabase(location);
  });
  after(() => database.close());

  it('makes its schema when it is new, and only then', async () => {
    expect(database.migrated).to.deep.equal(allMigrations);
    const again = await openDatabase(location);
    expect(again.migrated).to.deep.equal([]);
    await again.close();
  });

  it('is made by one of several processes that open it at once', async () => {
    const fresh = await makeDatabase(kind);
    const opening = [1, 2, 3].map(() => startProcess('open-database', fresh));
    expect(await Promise.all(opening.map(({ ended }) => ended))).to.deep.equal([0, 0, 0]);
    const migrated = opening.flatMap(({ lines }) => JSON.parse(lines[0]!) as string[]);
    expect(migrated).to.deep.equal(allMigrations);
  });

  it('finishes a schema that was interrupted: half of one is never left behind', async () => {
    const fresh = await makeDatabase(kind);
    expect(await listPendingMigrations(fresh)).to.deep.equal(allMigrations);
    // In the way of the last table.
    await execute(fresh, 'create table workshops (id integer)');
    const refusal = await refusalOf(() => openDatabase(fresh));
    expect(refusal).to.be.instanceOf(DatabaseUnusable);
    expect(refusal.message).to.include('workshops');
    await execute(fresh, 'create table contents (id integer)');
    await execute(fresh, 'drop table contents');
    await execute(fresh, 'drop table workshops');
    const opened = await openDatabase(fresh);
    expect(opened.migrated).to.deep.equal(allMigrations);
    await opened.close();
    expect(await listPendingMigrations(fresh)).to.deep.equal([]);
  });

  it('keeps what a transaction wrote and nothing of one that failed', async () => {
    await database.transaction((tx) => putSetting(tx, 'kept', 'yes'));
    const refusal = await refusalOf(() =>
      database.transaction(async (tx) => {
        await putSetting(tx, 'kept', 'no');
        throw new Error('changed its mind');
      }),
    );
    expect(refusal.message).to.equal('changed its mind');
    expect(await findSetting(database.reader, 'kept')).to.equal('yes');
  });

  it('has another version after a commit of any process that wrote, and none without', async () => {
    const first = await database.version();
    expect(await database.version()).to.equal(first);
    await database.transaction((tx) => putSetting(tx, 'version', 'here'));
    const second = await database.version();
    expect(second).not.to.equal(first);
    await execute(location, "update settings set value = 'there' where key = 'version'");
    const third = await database.version();
    expect(third).not.to.equal(second);
    await findSetting(database.reader, 'version');
    expect(await database.version()).to.equal(third);
  });

  it('reads and writes tables as they are now, by queries that were asked before they changed', async () => {
    await execute(location, 'create table passing (one integer)');
    const readAll = async () =>
      (await sql`select * from passing`.execute(database.reader as Kysely<never>)).rows;
    await database.transaction((tx) => sql`insert into passing values (1)`.execute(tx));
    expect(await readAll()).to.deep.equal([{ one: 1 }]);
    await execute(location, 'alter table passing add column two integer');
    expect(await readAll()).to.deep.equal([{ one: 1, two: null }]);
    await execute(location, 'drop table passing');
    expect((await refusalOf(readAll)).message).to.include('passing');
  });

  it('shows readers nothing of a transaction before it is committed', async () => {
    await database.transaction(async (tx) => {
      await putSetting(tx, 'unfinished', 'yes');
      expect(await findSetting(tx, 'unfinished')).to.equal('yes');
      expect(await findSetting(database.reader, 'unfinished')).to.equal(undefined);
    });
    expect(await findSetting(database.reader, 'unfinished')).to.equal('yes');
  });

  it('refuses to write on the connection that reads', async () => {
    const asWriter = database.reader as unknown as Parameters<typeof putSetting>[0];
    const refusal = await refusalOf(() => putSetting(asWriter, 'smuggled', 'in'));
    expect(refusal.message).to.match(/read-?only/);
    expect(await findSetting(database.reader, 'smuggled')).to.equal(undefined);
  });

  it('lets the first of several settle what a setting is', async () => {
    const settle = (value: string) => database.transaction((tx) => settleSetting(tx, 'settled', value));
    const settled = await Promise.all(['a', 'b', 'c'].map(settle));
    expect(new Set(settled).size).to.equal(1);
    expect(await findSetting(database.reader, 'settled')).to.equal(settled[0]);
  });

  it('refuses rows that belong to no record', async () => {
    const refusal = await refusalOf(() =>
      database.transaction((tx) =>
        tx.insertInto('links').values({ content_id: 99, field: 'source', target_external_id: 'x' }).execute(),
      ),
    );
    expect(refusal.message).to.match(/foreign key/i);
  });
});

const allMigrations = Object.keys(migrationsFor('sqlite'));

describe('a database that cannot be used', () => {
  it('is named in one sentence when the file is no database', async () => {
    const file = join(makeFolder('sqlite'), 'library.db');
    writeFileSync(file, 'once upon a time '.repeat(100));
    const refusal = await refusalOf(() => openDatabase({ kind: 'sqlite', file }));
    expect(refusal).to.be.instanceOf(DatabaseUnusable);
    expect(refusal.message).to.include(file).and.include('not a database').and.not.include('\n');
  });

  it('is named in one sentence when the folder cannot be made', async () => {
    const blocked = join(makeFolder('sqlite'), 'file');
    writeFileSync(blocked, '');
    const refusal = await refusalOf(() =>
      openDatabase({ kind: 'sqlite', file: join(blocked, 'library.db') }),
    );
    expect(refusal).to.be.instanceOf(DatabaseUnusable);
    expect(refusal.message).to.include(blocked);
  });

  for (const host of ['127.0.0.1:9', 'localhost:9']) {
    it(`is named without its password when PostgreSQL does not answer at ${host}`, async () => {
      const url = `postgres://someone:secret@${host}/library`;
      const refusal = await refusalOf(() => openDatabase({ kind: 'postgres', url }));
      expect(refusal).to.be.instanceOf(DatabaseUnusable);
      expect(refusal.message).to.include(`${host}/library`).and.include('ECONNREFUSED');
      expect(refusal.message).to.not.include('secret');
    });
  }

  it('is named when its disk is full, keeps what was there, and goes on when there is room again', async () => {
    const database = await openDatabase(await makeDatabase('sqlite'));
    await database.transaction((tx) => putSetting(tx, 'small', 'kept'));
    const limitPages = (count: number) =>
      database.transaction((tx) => sql`pragma max_page_count = ${sql.lit(count)}`.execute(tx));
    const putLarge = () => database.transaction((tx) => putSetting(tx, 'large', 'x'.repeat(1_000_000)));
    await limitPages(1);
    const refusal = await refusalOf(putLarge);
    expect(refusal).to.be.instanceOf(DatabaseUnusable);
    expect(refusal.message).to.include('disk of the database is full');
    expect(await findSetting(database.reader, 'small')).to.equal('kept');
    await limitPages(100_000);
    await putLarge();
    expect(await findSetting(database.reader, 'large')).to.have.length(1_000_000);
    await database.close();
  });
});

describe('the database file', () => {
  it('waits for the disk at every commit', () => {
    const connection = new BetterSqlite3(join(makeFolder('sqlite'), 'library.db'));
    applyPragmas(connection, 'library.db');
    expect(connection.pragma('synchronous', { simple: true })).to.equal(2);
    expect(connection.pragma('foreign_keys', { simple: true })).to.equal(1);
    connection.close();
  });

  it('is not used where a setting is not taken', () => {
    // A database in memory cannot be written ahead.
    const connection = new BetterSqlite3(':memory:');
    expect(() => applyPragmas(connection, 'library.db')).to.throw(DatabaseUnusable, 'journal_mode = wal');
    connection.close();
  });

  it('is written ahead, with foreign keys, and by one writer at a time', async () => {
    const location = await makeDatabase('sqlite');
    if (location.kind !== 'sqlite') throw new Error('not a file');
    const database = await openDatabase(location);
    const other = new BetterSqlite3(location.file, { timeout: 1 });
    expect(other.pragma('journal_mode', { simple: true })).to.equal('wal');
    await database.transaction(async (tx) => {
      await findSetting(tx, 'anything');
      expect(() => other.exec('begin immediate')).to.throw(/locked/);
    });
    other.close();
    await database.close();
  });
});
