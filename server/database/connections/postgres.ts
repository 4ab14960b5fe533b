import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { DatabaseUnusable, reasonOf } from '../database-unusable.ts';
import type { Schema } from '../schema.ts';

const { INT8 } = pg.types.builtins;
export const types: pg.CustomTypesConfig = {
  // count(*), identity columns and the like are int8, which the driver gives as text; ours stay below 2^53.
  getTypeParser: (type, format): unknown => (type === INT8 ? Number : pg.types.getTypeParser(type, format)),
};

/** What the library is called among the connections to a server. */
export const programName = 'tajarib';

interface PoolChoices {
  max: number;
  /** Where its tables are, if not where the server puts them. */
  schema: string | undefined;
  isReader?: boolean;
}

function openPool(url: string, { max, schema, isReader = false }: PoolChoices): pg.Pool {
  const options = [
    ...(isReader ? ['-c default_transaction_read_only=on'] : []),
    ...(schema === undefined ? [] : [`-c search_path=${schema}`]),
  ];
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    connectionTimeoutMillis: 10_000,
    // A library that is built aside is none that is running.
    application_name: schema === undefined ? programName : `${programName} restore`,
    ...(options.length > 0 && { options: options.join(' ') }),
  });
  // A connection that dies while idle is replaced by the pool; the query that finds none says what is wrong.
  pool.on('error', () => undefined);
  return pool;
}

/** `url` without its password, for messages. */
export function nameOf(url: string): string {
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
export async function openPostgres(
  url: string,
  schema?: string,
): Promise<{ reader: Kysely<Schema>; writer: Kysely<Schema> }> {
  const writing = openPool(url, { max: 5, schema });
  try {
    await writing.query('select 1');
  } catch (error) {
    await writing.end();
    throw new DatabaseUnusable(`PostgreSQL at ${nameOf(url)} cannot be used: ${reasonOf(error)}.`, {
      cause: error,
    });
  }
  const reading = openPool(url, { max: 10, schema, isReader: true });
  return {
    reader: new Kysely({ dialect: new PostgresDialect({ pool: reading }) }),
    writer: new Kysely({ dialect: new PostgresDialect({ pool: writing }) }),
  };
}
