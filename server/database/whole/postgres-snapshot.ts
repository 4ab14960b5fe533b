import pg from 'pg';
import { DatabaseUnusable, reasonOf } from '../database-unusable.ts';
import { nameOf, programName, types } from '../connections/postgres.ts';
import type { Row, Snapshot } from './snapshot.ts';

const rowsAtATime = 200;

const tablesSql = `select table_name from information_schema.tables
  where table_schema = current_schema() and table_type = 'BASE TABLE' and table_name not like 'kysely\\_%'
  order by table_name`;
// Null where no number was given yet.
const numbersSql = `select table_name, pg_sequence_last_value(
    pg_get_serial_sequence(quote_ident(table_name), column_name)::regclass) as last
  from information_schema.columns
  where table_schema = current_schema() and is_identity = 'YES' order by table_name`;
const migrationsSql = 'select name from kysely_migration order by name';

/** One transaction that sees one moment and cannot write. Rejects with DatabaseUnusable. */
export async function openPostgresSnapshot(url: string): Promise<Snapshot> {
  const client = new pg.Client({ connectionString: url, types, application_name: programName });
  // A connection that is cut off fails the query that is waiting, or the next one.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('begin isolation level repeatable read read only');
    return await toSnapshot(client);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw new DatabaseUnusable(`PostgreSQL at ${nameOf(url)} cannot be read: ${reasonOf(error)}.`, {
      cause: error,
    });
  }
}

async function toSnapshot(client: pg.Client): Promise<Snapshot> {
  const migrations = await client.query<{ name: string }>(migrationsSql);
  const tables = await client.query<{ table_name: string }>(tablesSql);
  const numbers = await client.query<{ table_name: string; last: number | null }>(numbersSql);
  return {
    migrations: migrations.rows.map(({ name }) => name),
    tables: tables.rows.map(({ table_name }) => table_name),
    numbers: Object.fromEntries(numbers.rows.map(({ table_name, last }) => [table_name, last ?? 0])),
    async *listRows(table) {
      await client.query(`declare reading no scroll cursor for select * from "${table}"`);
      for (;;) {
        const { rows } = await client.query<Row>(`fetch ${rowsAtATime} from reading`);
        if (rows.length === 0) break;
        yield* rows;
      }
      await client.query('close reading');
    },
    close: () => client.end(),
  };
}
