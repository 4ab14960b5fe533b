import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import type { SearchQuery, SearchService } from '../../server/search/index.ts';
import { toTimings } from '../report/timings.ts';
import type { ReaderFigures } from './messages.ts';
import type { BenchLibrary } from './open-library.ts';

const readers = 20;
/** Milliseconds between two edits. */
const pause = 250;
/** After the last edit: long enough for the index to be kept, which readers are not to notice either. */
const calm = 6_000;

/** 20 readers, each asking as soon as it is answered, until `until` is over. @returns their waits */
async function readUntil(
  search: SearchService,
  queries: readonly SearchQuery[],
  until: Promise<unknown>,
): Promise<number[]> {
  const waits: number[] = [];
  let over = false;
  void until.then(() => (over = true));
  let next = 0;
  const read = async (): Promise<void> => {
    while (!over) {
      const start = performance.now();
      await search.search(queries[next++ % queries.length]!);
      waits.push(performance.now() - start);
      // The next question comes by a socket: not in the same turn, where answers of the thread would follow each other
      // without end and nothing else would have its turn.
      await nextTurn();
    }
  };
  await Promise.all(Array.from({ length: readers }, read));
  return waits;
}

const editWord = (number: number): string =>
  `zq${[...String(number)].map((digit) => 'bcdfghjklm'[Number(digit)]!).join('')}xv`;

/** Saves edits, one new word in each, and waits for each until it is found. @returns milliseconds for each */
async function edit(
  { store, save }: BenchLibrary,
  search: SearchService,
  milliseconds: number,
): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + milliseconds;
  for (let number = 1; performance.now() < end; number++) {
    const document = store.get(number);
    if (!document) throw new Error(`no document ${number}`);
    const text = editWord(number);
    document.texts[document.sourceLang]!.summary += ` ${text}`;
    const start = performance.now();
    await save(document);
    const asked: SearchQuery = {
      text,
      verbatim: true,
      locale: 'en',
      filters: {},
      sort: 'relevance',
      limit: 1,
      offset: 0,
    };
    while ((await search.search(asked)).total === 0) await delay(5);
    times.push(performance.now() - start);
    await delay(pause);
  }
  return times;
}

/** What 20 readers meet in `seconds` of peace, and in as many while edits come in and the index is kept. */
export async function measureReaders(
  library: BenchLibrary,
  search: SearchService,
  queries: readonly SearchQuery[],
  seconds: number,
): Promise<ReaderFigures> {
  const block = monitorEventLoopDelay({ resolution: 5 });
  block.enable();
  const quiet = await readUntil(search, queries, delay(seconds * 1000));
  const edits = edit(library, search, seconds * 1000);
  const edited = await readUntil(search, queries, edits);
  const kept = await readUntil(search, queries, delay(calm));
  block.disable();
  return {
    perSecond: (1000 * quiet.length) / (seconds * 1000),
    quiet: toTimings(quiet),
    edited: toTimings(edited),
    kept: toTimings(kept),
    found: toTimings(await edits),
    longestBlock: block.max / 1e6,
  };
}
