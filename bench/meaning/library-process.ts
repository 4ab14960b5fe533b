import { setTimeout as delay } from 'node:timers/promises';
import type { SearchQuery, SearchService } from '../../server/search/index.ts';
import { toTimings, type Timings } from '../report/timings.ts';
import { openLibrary } from '../search/open-library.ts';
import type { BenchQuery } from '../search/queries.ts';
import type { MeaningFigures, MeaningTask } from './messages.ts';

/** A process that holds the library's search and nothing else, so that its memory is that of search. */

/** Milliseconds between the searches of a reader. */
const pace = 40;
/** Milliseconds in which what was needed for building alone may be given back. */
const settling = 2_000;
const mebibyte = 1024 * 1024;

const toSearchQuery = ({ text, locale }: BenchQuery): SearchQuery => ({
  text,
  locale,
  filters: {},
  sort: 'relevance',
  limit: 20,
  offset: 0,
});

async function timeOf(search: SearchService, query: BenchQuery): Promise<number> {
  const start = performance.now();
  await search.search(toSearchQuery(query));
  return performance.now() - start;
}

/** Each of `queries` once, one after the other, each at its own time; the first tenth warms up. */
async function measureSearches(search: SearchService, queries: readonly BenchQuery[]): Promise<Timings> {
  const times: number[] = [];
  for (const query of queries) {
    times.push(await timeOf(search, query));
    await delay(pace);
  }
  return toTimings(times.slice(Math.floor(queries.length / 10)));
}

async function whileFilling(
  search: SearchService,
  queries: readonly BenchQuery[],
): Promise<MeaningFigures['filling']> {
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const times: number[] = [];
  const isFilled = (): boolean => {
    const { state, position, last } = search.meaning();
    if (state === 'off') throw new Error('there is no search by meaning');
    return state === 'ready' && position === last;
  };
  for (let at = 0; !isFilled(); at++) {
    times.push(await timeOf(search, queries[at % queries.length]!));
    await delay(pace);
  }
  const { user, system } = process.cpuUsage(cpu);
  return {
    seconds: (performance.now() - begun) / 1000,
    cpuSeconds: (user + system) / 1e6,
    searches: toTimings(times),
  };
}

async function measure({ step, store, folder, queries }: MeaningTask): Promise<MeaningFigures> {
  const library = await openLibrary(store, folder);
  const search = await library.open(step !== 'words');
  await search.catchUp();
  const filling = step === 'words' ? undefined : await whileFilling(search, queries);
  const searches = await measureSearches(search, queries);
  await delay(settling);
  const figures: MeaningFigures = {
    records: search.progress().position,
    searches,
    memory: process.memoryUsage().rss / mebibyte,
    ...(filling && { filling }),
  };
  await search.close();
  await library.close();
  return figures;
}

process.once('message', (task: MeaningTask) => {
  void measure(task).then((figures) => {
    process.send?.(figures, () => process.exit(0));
  });
});
