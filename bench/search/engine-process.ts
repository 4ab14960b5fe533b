import { existsSync, statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { SearchQuery, SearchService } from '../../server/search/index.ts';
import { fastestTimes, toTimings } from '../report/timings.ts';
import type { BuildFigures, EngineTask, RestoreFigures } from './messages.ts';
import { openLibrary } from './open-library.ts';
import { queryKinds, type BenchQuery } from './queries.ts';
import { measureReaders } from './readers.ts';

/** A process that holds the library's search and nothing else, so that its memory is that of search. */

const mebibyte = 1024 * 1024;
const resident = (): number => process.memoryUsage().rss / mebibyte;

const toSearchQuery = ({ text, locale, unfinished }: BenchQuery): SearchQuery => ({
  text,
  locale,
  ...(unfinished && { unfinished }),
  filters: {},
  sort: 'relevance',
  limit: 20,
  offset: 0,
});

async function measureTimes(search: SearchService, queries: EngineTask['queries']) {
  const measured = [];
  for (const kind of queryKinds) {
    const times = await fastestTimes(queries[kind], (query) => search.search(toSearchQuery(query)));
    measured.push([kind, toTimings(times)] as const);
  }
  return Object.fromEntries(measured) as BuildFigures['timings'];
}

async function build({ store, folder, queries, readFor }: EngineTask): Promise<BuildFigures> {
  const library = await openLibrary(store, folder);
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, resident())), 50);
  const start = performance.now();
  const search = await library.open();
  await search.catchUp();
  const seconds = (performance.now() - start) / 1000;
  const { position: records } = search.progress();
  const timings = await measureTimes(search, queries);
  const suggestions = toTimings(
    await fastestTimes(queries.prefix, ({ text, locale }) => search.suggest(text, locale)),
  );
  const mixed = queryKinds.flatMap((kind) => queries[kind]).map(toSearchQuery);
  const spread = mixed.map((_, at) => mixed[(at * 7919) % mixed.length]!);
  const readers = await measureReaders(library, search, spread, readFor);
  const after = resident();
  const closing = performance.now();
  await search.close();
  const close = performance.now() - closing;
  clearInterval(watch);
  await library.close();
  return {
    records,
    recordsPerSecond: records / seconds,
    memory: { peak, after },
    timings,
    suggestions,
    readers,
    close,
    snapshot: statSync(library.snapshotFile).size / mebibyte,
  };
}

async function restore({ store, folder, queries }: EngineTask): Promise<RestoreFigures> {
  const library = await openLibrary(store, folder);
  if (!existsSync(library.snapshotFile)) throw new Error('there is no snapshot');
  const start = performance.now();
  const search = await library.open();
  while (search.state() === 'building') await delay(2);
  await search.search(toSearchQuery(queries.middling[0]!));
  const ready = performance.now() - start;
  for (const query of queries.middling) await search.search(toSearchQuery(query));
  await delay(500);
  const memory = resident();
  await search.close();
  await library.close();
  return { ready, memory };
}

process.once('message', (task: EngineTask) => {
  void (task.step === 'build' ? build(task) : restore(task)).then((figures) => {
    process.send?.(figures, () => process.exit(0));
  });
});
