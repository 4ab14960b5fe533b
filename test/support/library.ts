import { ContentService } from '../../server/content/index.ts';
import { openDatabase, type Database, type DatabaseLocation } from '../../server/database/index.ts';
import { ChangeLog } from '../../server/search/index.ts';

/** The records of a library, without search. */
export interface Library {
  location: DatabaseLocation;
  database: Database;
  changeLog: ChangeLog;
  content: ContentService;
}

/** The time in tests, unless said otherwise. */
export const now = new Date('2026-05-10T09:00:00.000Z');

/** Opens the library at `location`; `clock` tells its time. */
export async function openLibrary(location: DatabaseLocation, clock = (): Date => now): Promise<Library> {
  const database = await openDatabase(location);
  const changeLog = new ChangeLog(database);
  return { location, database, changeLog, content: new ContentService({ database, changeLog, clock }) };
}

/** Everything that `items` yields. */
export async function toArray<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
