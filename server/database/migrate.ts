import { Migrator, type Kysely } from 'kysely';
import type { DatabaseKind } from './database-kind.ts';
import { DatabaseUnusable, reasonOf, toNamedFailure } from './database-unusable.ts';
import { migrationsFor } from './migrations/index.ts';
import type { Schema } from './schema.ts';

const migratorOf = (writer: Kysely<Schema>, kind: DatabaseKind): Migrator =>
  new Migrator({ db: writer, provider: { getMigrations: () => Promise.resolve(migrationsFor(kind)) } });

/**
 * Brings the schema up to date: all or nothing, in one transaction that other processes wait for.
 * Returns the names of the migrations that were run.
 */
export async function migrate(writer: Kysely<Schema>, kind: DatabaseKind): Promise<string[]> {
  const { error, results } = await migratorOf(writer, kind).migrateToLatest();
  if (error) {
    const named = toNamedFailure(error);
    if (named instanceof DatabaseUnusable) throw named;
    throw new DatabaseUnusable(`The database cannot be brought up to date: ${reasonOf(error)}.`, {
      cause: error,
    });
  }
  return (results ?? []).map(({ migrationName }) => migrationName);
}

/** The migrations that have not been run yet, by name. */
export async function listPending(writer: Kysely<Schema>, kind: DatabaseKind): Promise<string[]> {
  const migrations = await migratorOf(writer, kind).getMigrations();
  return migrations.filter(({ executedAt }) => !executedAt).map(({ name }) => name);
}
