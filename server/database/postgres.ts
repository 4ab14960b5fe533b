import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { DatabaseUnusable, reasonOf } from './database-unusable.ts';
import type { Schema } from './schema.ts';

const { INT8 } = pg.types.builtins;
const types: pg.CustomTypesConfig = {
  // count(*), identity columns and the like are int8, which the driver gives as text; ours stay below 2^53.
  getTypeParser: (type, format): unknown => (type === INT8 ? Number : pg.types.getTypeParser(type, format)),
};

function openPool(url: string, max: number, options?: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    connectionTimeoutMillis: 10_000,
    ...(options && { options }),
  });
  // A connection that dies while idle is replaced by the pool; the query that finds none says what is wrong.
  pool.on('error', () => undefined);
  return pool;
}

/** `url` without its password, for messages. */
function nameOf(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname}${port && `:${port}`}${pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}

/**
 * Opens two pools to the database at `url`: one that writes, and one whose connections refuse to.
 * Rejects with DatabaseUnusable when it cannot be reached.
 */
export async function openPostgres(url: string): Promise<{ reader: Kysely<Schema>; writer: Kysely<Schema> }> {
  const writing = openPool(url, 5);
  try {
    await writing.query('select 1');
  } catch (error) {
    await writing.end();
    throw new DatabaseUnusable(`PostgreSQL at ${nameOf(url)} cannot be used: ${reasonOf(error)}.`, {
      cause: error,
    });
  }
  const reading = openPool(url, 10, '-c default_transaction_read_only=on');
  return {
    reader: new Kysely({ dialect: new PostgresDialect({ pool: reading }) }),
    writer: new Kysely({ dialect: new PostgresDialect({ pool: writing }) }),
  };
}
