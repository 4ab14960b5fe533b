import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { ContentService } from '../content/index.ts';
import { openDatabase } from '../database/index.ts';
import { packageRoot } from '../package-root.ts';
import { ChangeLog } from '../search/index.ts';
import { loadVocabularies } from '../vocabularies/index.ts';

export const loadLibraryVocabularies = () => loadVocabularies(join(packageRoot, 'seed', 'vocabularies'));

/** Whether the library has been made; one on PostgreSQL counts as made. */
export const isMade = ({ database }: Config): boolean =>
  database.kind === 'postgres' || existsSync(database.file);

/**
 * Opens the records alone, without search: the processes that answer searches follow the change log by
 * themselves, whether they run now or later.
 */
export async function openLibrary(config: Config) {
  const database = await openDatabase(config.database);
  const content = new ContentService({
    database,
    changeLog: new ChangeLog(database),
    clock: () => new Date(),
  });
  return { database, content, close: () => database.close() };
}

export type Library = Awaited<ReturnType<typeof openLibrary>>;
