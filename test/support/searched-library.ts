import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { openSearch, type Concept, type SearchService } from '../../server/search/index.ts';
import { loadVocabularies } from '../../server/vocabularies/index.ts';
import { makeFolder, makeLibrary } from './databases.ts';
import { aQuery } from './documents.ts';
import { now, type Library } from './library.ts';
import { practice } from './records.ts';

/** A library with its search on a Meilisearch server, as it runs for readers. */
export interface SearchedLibrary extends Library {
  search: SearchService;
  /** What was written to the log. */
  logged: string[];
  /** Publishes a practice whose title is `title`. */
  publish(externalId: string, title: string): Promise<void>;
  /** Everything that a reader finds for `text`, and whether the reserve answered; how long it took, in milliseconds. */
  find(text: string): Promise<{ found: string[]; degraded: boolean; took: number }>;
  /** Resolves when the server itself answers `text` with exactly `externalIds`; rejects after 30 seconds. */
  untilServerFinds(text: string, externalIds: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export async function openSearchedLibrary(url: string, key: string): Promise<SearchedLibrary> {
  const library = await makeLibrary('sqlite');
  const logged: string[] = [];
  const search = await openSearch({
    ...library,
    vocabularies: loadVocabularies('seed/vocabularies'),
    terms: JSON.parse(readFileSync('seed/terms.json', 'utf8')) as Concept[],
    dataDir: makeFolder('search'),
    loadDocuments: (ids) => library.content.loadSearchDocuments(ids),
    recallDocuments: (ids) => library.content.recallSearchDocuments(ids),
    engine: { engine: 'meilisearch', url, key },
    // What is asked here is what the engines answer now.
    keepAnswers: false,
    log: pino({ level: 'info' }, { write: (line: string) => void logged.push(line) }),
  });
  const find: SearchedLibrary['find'] = async (text) => {
    const start = performance.now();
    const { hits, degraded = false } = await search.search(aQuery(text));
    const found = hits.map(({ document }) => document.externalId).sort();
    return { found, degraded, took: performance.now() - start };
  };
  return {
    ...library,
    search,
    logged,
    find,
    async publish(externalId, title) {
      await library.content.importBatch([practice(externalId, { title: { ar: title } })], now);
    },
    async untilServerFinds(text, externalIds) {
      await search.catchUp();
      let last: unknown;
      const end = Date.now() + 30_000;
      while (Date.now() < end) {
        const { found, degraded } = await find(text);
        if (!degraded && found.join() === [...externalIds].sort().join()) return;
        last = { found, degraded };
        await sleep(100);
      }
      throw new Error(`not level after 30 s: ${JSON.stringify(last)}\n${logged.slice(-5).join('')}`);
    },
    async close() {
      await search.close();
      await library.database.close();
    },
  };
}
