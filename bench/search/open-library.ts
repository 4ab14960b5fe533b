import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { openDatabase } from '../../server/database/index.ts';
import {
  ChangeLog,
  openSearch,
  snapshotFileIn,
  type Concept,
  type SearchDocument,
} from '../../server/search/index.ts';
import { loadVocabularies } from '../../server/vocabularies/index.ts';
import { termsFile, vocabulariesFolder } from '../paths.ts';
import { DocumentStore } from './document-store.ts';

/**
 * Search as in production: change log, follower, engine in its thread, service. Only the records come from a store
 * of documents. The first opening logs every document as changed.
 * @param folder of the database and the snapshot
 */
export async function openLibrary(storeFile: string, folder: string) {
  mkdirSync(folder, { recursive: true });
  const store = new DocumentStore(storeFile);
  const database = await openDatabase({ kind: 'sqlite', file: join(folder, 'library.sqlite') });
  const changeLog = new ChangeLog(database);
  if ((await changeLog.last()) === 0) {
    await database.transaction((tx) => changeLog.append(tx, store.ids()));
  }
  const open = (meaning = false) =>
    openSearch({
      database,
      changeLog,
      vocabularies: loadVocabularies(vocabulariesFolder),
      terms: JSON.parse(readFileSync(termsFile, 'utf8')) as Concept[],
      dataDir: folder,
      loadDocuments: (ids) => store.load(ids),
      recallDocuments: (ids) => store.load(ids),
      keepAnswers: false,
      meaning,
      log: pino({ level: 'warn' }),
    });
  return {
    open,
    database,
    snapshotFile: snapshotFileIn(folder),
    store,
    /** Saves one document and says so in the log. */
    async save(document: SearchDocument): Promise<void> {
      store.put([document]);
      await database.transaction((tx) => changeLog.append(tx, [document.id]));
    },
    async close() {
      store.close();
      await database.close();
    },
  };
}

export type BenchLibrary = Awaited<ReturnType<typeof openLibrary>>;
