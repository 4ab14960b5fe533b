import type { DatabaseLocation } from '../database-kind.ts';
import { openPostgresSnapshot } from './postgres-snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import { openSqliteSnapshot } from './sqlite-snapshot.ts';

/** Rejects with DatabaseUnusable where the database cannot be read. Changes nothing, not even an old schema. */
export const openSnapshot = (location: DatabaseLocation): Promise<Snapshot> =>
  location.kind === 'sqlite'
    ? Promise.resolve(openSqliteSnapshot(location.file))
    : openPostgresSnapshot(location.url);
