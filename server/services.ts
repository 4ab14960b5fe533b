import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { ContentService, loadStartingContent } from './content/index.ts';
import { openDatabase } from './database/index.ts';
import { packageRoot } from './package-root.ts';
import { ChangeLog } from './search/index.ts';
import { loadVocabularies } from './vocabularies/index.ts';

const seed = join(packageRoot, 'seed');

/** Builds everything once, by hand. The first call in an empty library makes its schema and starting content. */
export async function createServices(config: Config, log: Logger) {
  const clock = (): Date => new Date();
  const vocabularies = loadVocabularies(join(seed, 'vocabularies'));
  const database = await openDatabase(config.database);
  const changeLog = new ChangeLog(database);
  const content = new ContentService({ database, changeLog, clock });
  const seeded =
    config.seed === 'sample'
      ? await loadStartingContent(database, content, join(seed, 'records'), clock())
      : 0;
  log.info({ database: database.kind, migrated: database.migrated, seeded }, 'library open');

  return {
    config,
    log,
    database,
    vocabularies,
    changeLog,
    content,
    /** What the start has done, for the line on the terminal. */
    started: { migrated: database.migrated, seeded },
    async close(): Promise<void> {
      await database.close();
    },
  };
}

export type Services = Awaited<ReturnType<typeof createServices>>;
