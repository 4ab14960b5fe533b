import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { ContentService, loadStartingContent } from './content/index.ts';
import { findSetting, openDatabase, settleSetting, type Database } from './database/index.ts';
import { packageRoot } from './package-root.ts';
import { PartnershipService, type Programme } from './partnerships/index.ts';
import {
  ChangeLog,
  EmbeddedEngine,
  fingerprintOf,
  Follower,
  labelsByCode,
  SearchService,
  snapshotFileIn,
} from './search/index.ts';
import { loadVocabularies, type Vocabularies } from './vocabularies/index.ts';
import { WorkshopService, type Workshop } from './workshops/index.ts';

const seed = join(packageRoot, 'seed');
const readSeed = (name: string): unknown => JSON.parse(readFileSync(join(seed, name), 'utf8'));

/** Tells one library's index from another's that stood in the same folder before. */
const libraryIdSetting = 'library-id';
/** Raised to have every index built anew. */
const generationSetting = 'search-generation';

interface SearchParts {
  config: Config;
  log: Logger;
  database: Database;
  vocabularies: Vocabularies;
  changeLog: ChangeLog;
  content: ContentService;
}

async function createSearch({ config, log, database, vocabularies, changeLog, content }: SearchParts) {
  const labels = labelsByCode(vocabularies);
  const library = await database.transaction((tx) => settleSetting(tx, libraryIdSetting, randomUUID()));
  const engine = new EmbeddedEngine(
    {
      snapshotFile: snapshotFileIn(config.dataDir),
      identity: { library, labels: fingerprintOf(labels) },
      labels,
    },
    (reason) => log.warn({ reason }, 'the index thread ended and is started again'),
  );
  const loadDocuments = (ids: readonly number[]) => content.loadSearchDocuments(ids);
  const follower = new Follower({
    changes: changeLog,
    engine,
    loadDocuments,
    generation: async () => Number((await findSetting(database.reader, generationSetting)) ?? 0),
    onError: (error) => log.error({ err: error }, 'the index could not follow the change log; trying again'),
  });
  return { engine, follower, search: new SearchService(engine, follower, loadDocuments) };
}

/** Builds everything once, by hand. The first call in an empty library makes its schema and starting content. */
export async function createServices(config: Config, log: Logger) {
  const clock = (): Date => new Date();
  const vocabularies = loadVocabularies(join(seed, 'vocabularies'));
  const database = await openDatabase(config.database);
  try {
    const changeLog = new ChangeLog(database);
    const content = new ContentService({ database, changeLog, clock });
    const partnerships = new PartnershipService(database);
    const workshops = new WorkshopService(database);
    await partnerships.addMissing(readSeed('programme.json') as Programme, clock());
    await workshops.addMissing(readSeed('workshops.json') as Workshop[], clock());
    const seeded =
      config.seed === 'sample'
        ? await loadStartingContent(database, content, join(seed, 'records'), clock())
        : 0;
    const { engine, follower, search } = await createSearch({
      config,
      log,
      database,
      vocabularies,
      changeLog,
      content,
    search,
    });
    follower.start();

    return {
      config,
      log,
      database,
      vocabularies,
      changeLog,
      content,
    search,
      partnerships,
      workshops,
      search,
      follower,
      /** What this start has done, for the line on the terminal. */
      started: { migrated: database.migrated, seeded },
      /** Ends everything, in the reverse order of its making. */
      async close(): Promise<void> {
        await follower.stop();
        await engine.close();
        await search.close();
      await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

export type Services = Awaited<ReturnType<typeof createServices>>;
