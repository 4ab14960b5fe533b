import { Migrator, type Kysely } from 'kysely';
import type { DatabaseLocation } from './database-kind.ts';
import { DatabaseUnusable, reasonOf, toNamedFailure } from './database-unusable.ts';
import { migrationsFor } from './migrations/index.ts';
import type { Schema } from './schema.ts';

function migratorOf(writer: Kysely<Schema>, location: DatabaseLocation, only?: readonly string[]): Migrator {
  const all = Object.entries(migrationsFor(location.kind));
  const wanted = Object.fromEntries(all.filter(([name]) => only?.includes(name) ?? true));
  return new Migrator({
    db: writer,
    provider: { getMigrations: () => Promise.resolve(wanted) },
    ...(location.kind === 'postgres' && location.schema && { migrationTableSchema: location.schema }),
  });
}

/** Whether this version has the migration `name`. */
export const isKnownMigration = (name: string): boolean => name in migrationsFor('sqlite');

/**
 * Brings the schema up to date: all or nothing, in one transaction that other processes wait for.
 * Returns the names of the migrations that were run. @param only those, and no others
 */
export async function migrate(
  writer: Kysely<Schema>,
  location: DatabaseLocation,
  only?: readonly string[],
): Promise<string[]> {
  const { error, results } = await migratorOf(writer, location, only).migrateToLatest();
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
export async function listPending(writer: Kysely<Schema>, location: DatabaseLocation): Promise<string[]> {
  const migrations = await migratorOf(writer, location).getMigrations();
  return migrations.filter(({ executedAt }) => !executedAt).map(({ name }) => name);
}
