import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import {
  findSetting,
  putSetting,
  settleSetting,
  type Database,
  type Transaction,
} from '../database/index.ts';
import type { Vocabularies, VocabularyName } from '../vocabularies/index.ts';
import { loadWithFiles, type ReadFiles } from './attached-text.ts';
import type { ChangeLog } from './change-log.ts';
import type { Concept } from './concepts.ts';
import { EmbeddedEngine } from './engines/embedded/embedded-engine.ts';
import { FallbackEngine, type FollowingEngine } from './engines/fallback-engine.ts';
import { MeilisearchEngine } from './engines/meilisearch/meilisearch-engine.ts';
import { Follower, type Following } from './follower.ts';
import { MeaningIndex } from '../meaning/index.ts';
import { fingerprintOf, labelsByCode, snapshotFileIn } from './labels.ts';
import { SearchByMeaning } from './meaning/search-by-meaning.ts';
import type { SearchDocument, SearchEngine } from './search-engine.ts';
import { SearchLog } from './search-log.ts';
import { SearchService } from './search-service.ts';
import { TermSuggester } from './suggestions.ts';

const libraryKey = 'library';
const generationKey = 'search.generation';

/** Labels and terms that somebody may say anew, here or in another process. */
export interface ChangingWords {
  /** Takes over what was committed until now. */
  refresh(): Promise<void>;
  /** @param told after the vocabularies say it: the terms of now */
  onChange(told: (terms: readonly Concept[]) => unknown): void;
}

export interface SearchParts {
  database: Database;
  changeLog: ChangeLog;
  vocabularies: Vocabularies;
  /** The field's terms in both languages. */
  terms: readonly Concept[];
  /** Left out where nobody changes them. */
  words?: ChangingWords;
  dataDir: string;
  /** Of those of `ids` that readers may see: read from the database, for an index. */
  loadDocuments: (ids: readonly number[]) => Promise<SearchDocument[]>;
  /** The same, where a document that was read before need not be read again: to show what was found. */
  recallDocuments: (ids: readonly number[]) => Promise<SearchDocument[]>;
  /** The texts of the files that documents name, page by page; none where it is left out. */
  readFiles?: ReadFiles;
  /** The built-in engine alone, as without it, or a server with it in reserve. */
  engine?: { engine: 'embedded' } | { engine: 'meilisearch'; url: string; key: string };
  /** Whether records are also found by what they mean; left out: not. */
  meaning?: boolean;
  /** Whether answers are kept until something changes, as is usual. */
  keepAnswers?: boolean;
  log: Logger;
}

/** Starts the engine and its follower; answers at once, while the index may still be getting ready. */
export async function openSearch(parts: SearchParts): Promise<SearchService> {
  const { database, changeLog, vocabularies, terms, words, dataDir, log } = parts;
  const readFiles: ReadFiles = parts.readFiles ?? (() => Promise.resolve([]));
  let labels = labelsByCode(vocabularies);
  const library = await database.transaction((tx) => settleSetting(tx, libraryKey, randomUUID()));
  // Those that the library came with: what was said anew since is followed by the log, like the records.
  const identity = { library, labels: fingerprintOf(labelsByCode(vocabularies, 'originals')) };
  const embedded = new EmbeddedEngine(
    { snapshotFile: snapshotFileIn(dataDir), identity, labels, terms },
    (reason) => log.error({ reason }, 'the index thread died and is started again'),
  );
  let suggester = suggesterOf(vocabularies, terms);
  words?.onChange(async (anew) => {
    labels = labelsByCode(vocabularies);
    await embedded.learn({ labels, terms: anew });
    // Last: answers that are kept are those of the words that the suggester says.
    suggester = suggesterOf(vocabularies, anew);
  });
  const generation = async (): Promise<number> => {
    await words?.refresh();
    return Number((await findSetting(database.reader, generationKey)) ?? 0);
  };
  // Labels are committed with the changes that they make: whoever has read these and looks now has those too.
  const loadDocuments: SearchParts['loadDocuments'] = async (ids) => {
    await words?.refresh();
    return parts.loadDocuments(ids);
  };
  const following = (engine: SearchEngine): FollowingEngine => {
    const follower = new Follower({
      changes: changeLog,
      engine,
      loadDocuments: loadWithFiles(loadDocuments, readFiles),
      generation,
      onError: onceAMinute((error) => {
        log.error({ err: error, engine: engine.name }, 'the index could not read on; trying again');
      }),
    });
    follower.start();
    return { engine, follower };
  };
  const secondary = following(embedded);
  const answering = (): { engine: Pick<SearchEngine, 'search' | 'close'>; follower: Following } => {
    if (parts.engine?.engine !== 'meilisearch') return secondary;
    const meilisearch = new MeilisearchEngine({
      ...parts.engine,
      identity,
      labelsOf: (facet, code) => labels[`${facet}:${code}`] ?? [],
      plan: (query) => embedded.plan(query),
      onNotice: (notice) => log.warn(`Meilisearch: ${notice}`),
    });
    const engine = new FallbackEngine({
      primary: following(meilisearch),
      secondary,
      onChange: (degraded, why) => {
        if (degraded) log.warn({ why }, 'Meilisearch does not answer searches: the embedded index does');
        else log.info('Meilisearch answers searches again');
      },
    });
    return { engine, follower: engine };
  };
  const meaning = new SearchByMeaning({
    index: parts.meaning ? openMeaning(dataDir, library, log) : undefined,
    changes: changeLog,
    loadDocuments,
    generation,
    onError: onceAMinute((error) =>
      log.error({ err: error }, 'search by meaning could not read on; trying again'),
    ),
    log,
  });
  // Loading the model takes a second of a processor: it does not delay the words.
  const startMeaning = (): Promise<void> => meaning.start();
  void secondary.follower.catchUp().then(startMeaning, startMeaning);
  return new SearchService({
    ...answering(),
    meaning,
    similar: (id, limit) => embedded.similar(id, limit),
    terms: () => suggester,
    searchLog: new SearchLog({
      database,
      clock: () => new Date(),
      onError: (error) => log.warn({ err: error }, 'what was searched for could not be kept'),
    }),
    loadDocuments: parts.recallDocuments,
    readFiles,
    keepAnswers: parts.keepAnswers ?? true,
  });
}

const suggesterOf = (vocabularies: Vocabularies, terms: readonly Concept[]): TermSuggester =>
  new TermSuggester(
    ['sectors', 'governorates', 'countries', 'themes', 'beneficiaries'].flatMap((name) => [
      ...vocabularies.get(name as VocabularyName).terms,
    ]),
    terms,
  );

const openMeaning = (dataDir: string, library: string, log: Logger): MeaningIndex =>
  new MeaningIndex({
    dataDir,
    library,
    onRestart: (reason) => log.error({ reason }, 'the thread for meaning died and is started again'),
    onOff: (reason) => log.warn({ reason }, 'Search by meaning is off: searches go by words alone'),
  });

/** Tells the first of what comes again and again, and the same again after a minute. */
function onceAMinute(tell: (error: unknown) => void): (error: unknown) => void {
  const toldAt = new Map<string, number>();
  return (error) => {
    const what = String(error);
    if (Date.now() - (toldAt.get(what) ?? -Infinity) < 60_000) return;
    if (toldAt.size > 100) toldAt.clear();
    toldAt.set(what, Date.now());
    tell(error);
  };
}

/** Makes this another library than before to every index that was kept of it: each is built anew. */
export const renewLibrary = (tx: Transaction): Promise<void> => putSetting(tx, libraryKey, randomUUID());

/** Asks every process on this database to build its index anew; each goes on answering from the old one. */
export async function requestRebuild(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    const generation = Number((await findSetting(tx, generationKey)) ?? 0);
    await putSetting(tx, generationKey, String(generation + 1));
  });
}
