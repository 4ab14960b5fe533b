import pg from 'pg';
import { DatabaseUnusable, reasonOf } from '../database-unusable.ts';
import { nameOf, programName, types } from '../connections/postgres.ts';
import { DatabaseInUse } from './database-in-use.ts';
import type { Site } from './site.ts';

/** The schema in which a library is built. */
const aside = 'tajarib_restoring';

/** Other connections of the library to this database: those of its processes, and of its commands. */
const othersSql = `select count(*) as count from pg_stat_activity
  where datname = current_database() and application_name = '${programName}' and pid <> pg_backend_pid()`;

/** Tables and functions of the new library; those of the old one have the same names. */
const namesSql = `
  select 'table' as what, relname as name, '' as arguments from pg_class
    where relnamespace = '${aside}'::regnamespace and relkind = 'r'
  union all
  select 'function', proname, '(' || pg_get_function_identity_arguments(oid) || ')' from pg_proc
    where pronamespace = '${aside}'::regnamespace`;

interface Named {
  what: 'table' | 'function';
  name: string;
  arguments: string;
}

/** Moves what `names` says from one schema to the other, where it is there. */
async function move(client: pg.Client, names: readonly Named[], from: string, to: string): Promise<number> {
  let moved = 0;
  for (const { what, name, arguments: given } of names) {
    const full = `"${from}"."${name}"${given}`;
    const isThere = what === 'table' ? 'to_regclass' : 'to_regprocedure';
    const { rows } = await client.query<{ there: boolean }>(`select ${isThere}($1) is not null as there`, [
      full,
    ]);
    if (!rows[0]?.there) continue;
    await client.query(`alter ${what} ${full} set schema "${to}"`);
    moved += 1;
  }
  return moved;
}

class PostgresSite implements Site {
  readonly location: Site['location'];
  private readonly client: pg.Client;

  constructor(client: pg.Client, url: string) {
    this.client = client;
    this.location = { kind: 'postgres', url, schema: aside };
  }

  async holdsLibrary(): Promise<boolean> {
    const { rows: tables } = await this.client.query<{ made: boolean }>(
      `select to_regclass('contents') is not null and to_regclass('accounts') is not null as made`,
    );
    if (!tables[0]?.made) return false;
    const { rows } = await this.client.query<{ some: boolean }>(
      'select exists(select 1 from contents) or exists(select 1 from accounts) as some',
    );
    return rows[0]?.some ?? true;
  }

  async takePlace(stamp: string): Promise<string | undefined> {
    const { client } = this;
    const kept = `before_restore_${stamp.replaceAll('-', '_')}`;
    await this.refuseOthers();
    await client.query('begin');
    try {
      const { rows } = await client.query<{ here: string }>('select current_schema() as here');
      const here = rows[0]!.here;
      const names = (await client.query<Named>(namesSql)).rows;
      await client.query(`create schema "${kept}"`);
      const moved = await move(client, names, here, kept);
      await move(client, names, aside, here);
      if (moved === 0) await client.query(`drop schema "${kept}"`);
      await client.query('commit');
      return moved === 0 ? undefined : kept;
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  }

  async close(): Promise<void> {
    try {
      await this.client.query(`drop schema if exists "${aside}" cascade`);
    } finally {
      await this.client.end();
    }
  }

  async refuseOthers(): Promise<void> {
    const { rows } = await this.client.query<{ count: number }>(othersSql);
    if (rows[0]!.count > 0) throw new DatabaseInUse('the library is connected to this database');
  }
}

/** A schema of its own in the same database: putting it in place is one transaction. */
export async function openPostgresSite(url: string): Promise<Site> {
  const client = new pg.Client({ connectionString: url, types, application_name: `${programName} restore` });
  client.on('error', () => undefined);
  const site = new PostgresSite(client, url);
  try {
    await client.connect();
    await site.refuseOthers();
    await client.query(`set client_min_messages = warning; drop schema if exists "${aside}" cascade`);
    await client.query(`create schema "${aside}"`);
    return site;
  } catch (error) {
    await client.end().catch(() => undefined);
    if (error instanceof DatabaseInUse) throw error;
    throw new DatabaseUnusable(`PostgreSQL at ${nameOf(url)} cannot be used: ${reasonOf(error)}.`, {
      cause: error,
    });
  }
}
