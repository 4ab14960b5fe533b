import type { DatabaseLocation } from '../database-kind.ts';
import { openSqlite } from './sqlite.ts';

/** The two connections of a database: one that reads, one that writes. Rejects with DatabaseUnusable. */
export async function connect(location: DatabaseLocation) {
  if (location.kind === 'sqlite') return openSqlite(location.file);
  const { openPostgres } = await import('./postgres.ts');
  return openPostgres(location.url, location.schema);
}
