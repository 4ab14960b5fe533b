import { sql } from 'kysely';
import type { DatabaseKind, Reader } from '../database/index.ts';

const counted = [
  'contents',
  'revisions',
  'accounts',
  'offices',
  'messages',
  'jobs',
  'searches',
  'audit_trail',
] as const;
export type CountedTable = (typeof counted)[number];

/** How many rows each of the tables has that grow. */
export async function countRows(reader: Reader): Promise<{ table: CountedTable; rows: number }[]> {
  return Promise.all(
    counted.map(async (table) => {
      const { rows } = await reader
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('rows'))
        .executeTakeFirstOrThrow();
      return { table, rows };
    }),
  );
}

/** Bytes of the whole database. */
export async function databaseBytes(reader: Reader, kind: DatabaseKind): Promise<number> {
  const size =
    kind === 'sqlite'
      ? sql<number>`(select page_count * page_size from pragma_page_count(), pragma_page_size())`
      : sql<number>`pg_database_size(current_database())`;
  const { bytes } = await reader
    .selectFrom('settings')
    .select(size.as('bytes'))
    .limit(1)
    .executeTakeFirstOrThrow();
  return bytes;
}
