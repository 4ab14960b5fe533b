import { sql, type Kysely, type Transaction } from 'kysely';
import { connect } from '../connections/connect.ts';
import type { DatabaseLocation } from '../database-kind.ts';
import { toNamedFailure } from '../database-unusable.ts';
import { migrate } from '../migrate.ts';
import type { Row } from './snapshot.ts';

const rowsInStatement = 200;

type AnyTables = Record<string, Record<string, unknown>>;

/** What is to stand in a database. */
export interface Filling {
  /** The migrations that made the tables which the rows come from. */
  migrations: readonly string[];
  /** The highest number that was given, of each table that numbers its rows. */
  numbers: Readonly<Record<string, number>>;
  /** Each table with its rows; a table that the migrations do not make is left out. */
  tables: Iterable<{ name: string; rows: AsyncIterable<Row> }>;
}

/** What the two databases spell differently. */
const spelling = {
  sqlite: {
    async doubtLater(tx: Transaction<AnyTables>) {
      await sql`pragma defer_foreign_keys = on`.execute(tx);
    },
    settle: () => Promise.resolve(),
    async number(tx: Transaction<AnyTables>, table: string, last: number) {
      await tx.deleteFrom('sqlite_sequence').where('name', '=', table).execute();
      await tx.insertInto('sqlite_sequence').values({ name: table, seq: last }).execute();
    },
  },
  postgres: {
    doubtLater: (tx: Transaction<AnyTables>) => alterReferences(tx, 'deferrable initially deferred'),
    async settle(tx: Transaction<AnyTables>) {
      await sql`set constraints all immediate`.execute(tx);
      await alterReferences(tx, 'not deferrable');
    },
    async number(tx: Transaction<AnyTables>, table: string, last: number) {
      if (last < 1) return;
      await sql`select setval(pg_get_serial_sequence(quote_ident(table_name), column_name), ${last}::bigint)
        from information_schema.columns
        where table_schema = current_schema() and table_name = ${table} and is_identity = 'YES'`.execute(tx);
    },
  },
} as const;

/** Rows may name others that come later: whether they are there is asked at the end. */
async function alterReferences(tx: Transaction<AnyTables>, how: string): Promise<void> {
  const { rows } = await sql<{ table: string; name: string }>`
    select conrelid::regclass::text as table, quote_ident(conname) as name from pg_constraint
    where contype = 'f' and connamespace = current_schema()::regnamespace`.execute(tx);
  for (const { table, name } of rows)
    await sql.raw(`alter table ${table} alter constraint ${name} ${how}`).execute(tx);
}

/**
 * Makes the tables of `filling` in the empty database at `location` and puts the rows in: all of them, or none.
 * Rejects with DatabaseUnusable where the disk is full, and with the driver's error where rows do not fit.
 */
export async function fillDatabase(location: DatabaseLocation, filling: Filling): Promise<void> {
  const { reader, writer } = await connect(location);
  const { kind } = location;
  try {
    await migrate(writer, location, filling.migrations);
    const tables = await writer.introspection.getTables();
    const known = new Set(tables.map(({ name }) => name));
    const any = writer as unknown as Kysely<AnyTables>;
    await any.transaction().execute(async (tx) => {
      const { doubtLater, settle, number } = spelling[kind];
      await doubtLater(tx);
      for (const { name, rows } of filling.tables) if (known.has(name)) await fillTable(tx, name, rows);
      for (const [table, last] of Object.entries(filling.numbers))
        if (known.has(table)) await number(tx, table, last);
      await settle(tx);
    });
  } catch (error) {
    throw toNamedFailure(error);
  } finally {
    await reader.destroy();
    await writer.destroy();
  }
}

/** In the place of what migrations may have put in. */
async function fillTable(tx: Transaction<AnyTables>, table: string, rows: AsyncIterable<Row>): Promise<void> {
  await tx.deleteFrom(table).execute();
  let waiting: Row[] = [];
  const put = async (): Promise<void> => {
    if (waiting.length > 0) await tx.insertInto(table).values(waiting).execute();
    waiting = [];
  };
  for await (const row of rows) {
    waiting.push(row);
    if (waiting.length === rowsInStatement) await put();
  }
  await put();
}
