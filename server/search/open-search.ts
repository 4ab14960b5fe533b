import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { findSetting, putSetting, settleSetting, type Database } from '../database/index.ts';
import type { Vocabularies, VocabularyName } from '../vocabularies/index.ts';
import type { ChangeLog } from './change-log.ts';
import type { Concept } from './concepts.ts';
import { EmbeddedEngine } from './engines/embedded/embedded-engine.ts';
import { Follower } from './follower.ts';
import { fingerprintOf, labelsByCode, snapshotFileIn } from './labels.ts';
import type { SearchDocument } from './search-engine.ts';
import { SearchLog } from './search-log.ts';
import { SearchService } from './search-service.ts';
import { TermSuggester } from './suggestions.ts';

const libraryKey = 'library';
const generationKey = 'search.generation';

export interface SearchParts {
  database: Database;
  changeLog: ChangeLog;
  vocabularies: Vocabularies;
  /** The field's terms in both languages. */
  terms: readonly Concept[];
  dataDir: string;
  loadDocuments: (ids: readonly number[]) => Promise<SearchDocument[]>;
  log: Logger;
}

/** Starts the engine and its follower; answers at once, while the index may still be getting ready. */
export async function openSearch(parts: SearchParts): Promise<SearchService> {
  const { database, changeLog, vocabularies, terms, dataDir, loadDocuments, log } = parts;
  const labels = labelsByCode(vocabularies);
  const library = await database.transaction((tx) => settleSetting(tx, libraryKey, randomUUID()));
  const engine = new EmbeddedEngine(
    {
      snapshotFile: snapshotFileIn(dataDir),
      identity: { library, labels: fingerprintOf(labels) },
      labels,
      terms,
    },
    (reason) => log.error({ reason }, 'the index thread died and is started again'),
  );
  const follower = new Follower({
    changes: changeLog,
    engine,
    loadDocuments,
    generation: async () => Number((await findSetting(database.reader, generationKey)) ?? 0),
    onError: (error) => log.error({ error }, 'the index could not read on; trying again'),
  });
  follower.start();
  return new SearchService({
    engine,
    follower,
    similar: (id, limit) => engine.similar(id, limit),
    terms: new TermSuggester(
      ['sectors', 'governorates', 'countries', 'themes', 'beneficiaries'].flatMap((name) => [
        ...vocabularies.get(name as VocabularyName).terms,
      ]),
      terms,
    ),
    searchLog: new SearchLog({
      database,
      clock: () => new Date(),
      onError: (error) => log.warn({ err: error }, 'what was searched for could not be kept'),
    }),
    loadDocuments,
  });
}

/** Asks every process on this database to build its index anew; each goes on answering from the old one. */
export async function requestRebuild(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    const generation = Number((await findSetting(tx, generationKey)) ?? 0);
    await putSetting(tx, generationKey, String(generation + 1));
  });
}
