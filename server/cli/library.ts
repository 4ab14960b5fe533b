import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inForce, takeOverWords } from '../administration/index.ts';
import { openAttachments, type AttachmentService } from '../attachments/index.ts';
import type { Config } from '../config.ts';
import { ContentService, type AgreedTerm } from '../content/index.ts';
import { openDatabase, type Database } from '../database/index.ts';
import { JobService } from '../jobs/index.ts';
import { packageRoot } from '../package-root.ts';
import { ChangeLog } from '../search/index.ts';
import { loadVocabularies } from '../vocabularies/index.ts';

export const loadLibraryVocabularies = () => loadVocabularies(join(packageRoot, 'seed', 'vocabularies'));

/** The vocabularies and agreed terms of a library, with what its administrators said anew. */
export async function loadWords(database: Database) {
  const vocabularies = loadLibraryVocabularies();
  const seed = readFileSync(join(packageRoot, 'seed', 'terms.json'), 'utf8');
  const { terms } = await takeOverWords({
    database,
    vocabularies,
    terms: JSON.parse(seed) as AgreedTerm[],
  });
  return { vocabularies, terms: inForce(terms) };
}

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

/** The files of an open library, to be read: what is to be done with them is left to the processes that run. */
export function openFiles(
  { database, content }: Library,
  { dataDir, files }: Config,
): Promise<AttachmentService> {
  const clock = (): Date => new Date();
  const jobs = new JobService({ database, clock, onFailure: () => undefined, onError: () => undefined });
  return openAttachments({
    database,
    jobs,
    dataDir,
    files,
    clock,
    listNamed: () => content.listNamedFiles(),
    onText: (tx, hash) => content.noteFileRead(tx, hash),
  });
}
