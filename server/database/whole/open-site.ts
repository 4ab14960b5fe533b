import type { DatabaseLocation } from '../database-kind.ts';
import { openPostgresSite } from './postgres-site.ts';
import type { Site } from './site.ts';
import { openSqliteSite } from './sqlite-site.ts';

/** Rejects with DatabaseInUse while the library is running, with DatabaseUnusable where it cannot be reached. */
export const openSite = (location: DatabaseLocation): Promise<Site> =>
  location.kind === 'sqlite' ? openSqliteSite(location.file) : openPostgresSite(location.url);
