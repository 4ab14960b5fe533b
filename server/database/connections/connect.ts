import type { DatabaseLocation } from '../database-kind.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

/** The two connections of a database: one that reads, one that writes. Rejects with DatabaseUnusable. */
export const connect = async (location: DatabaseLocation) =>
  location.kind === 'sqlite' ? openSqlite(location.file) : await openPostgres(location.url, location.schema);
