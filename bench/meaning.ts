import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadVocabularies } from '../server/vocabularies/index.ts';
import { Corpus } from './corpus/corpus.ts';
import { measureIdle } from './meaning/idle.ts';
import { listInstalled } from './meaning/installed.ts';
import type { MeaningFigures, MeaningTask } from './meaning/messages.ts';
import { runEncoding, runLibrary } from './meaning/run-process.ts';
import { writeSyntheticVectors } from './meaning/synthetic-vectors.ts';
import { recordsFolder, vocabulariesFolder } from './paths.ts';
import { seededRandom } from './random.ts';
import { barLines, isMet, type Bar } from './report/bars.ts';
import { toTable } from './report/table.ts';
import type { Timings } from './report/timings.ts';
import { DocumentStore } from './search/document-store.ts';
import { makeQueries } from './search/queries.ts';

/**
 * What search by meaning costs, beside search by words alone in the same run.
 * `npm run bench:meaning [-- --records 10000 --synthetic 10000,100000 --queries 100]`; 0 leaves a library out.
 */
const { values: options } = parseArgs({
  options: {
    /** Of the library whose records are encoded. */
    records: { type: 'string', default: '10000' },
    /** Of those with synthetic vectors, with commas between. */
    synthetic: { type: 'string', default: '10000,100000' },
    /** Of each kind. */
    queries: { type: 'string', default: '100' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'tajarib-bench-'));
const bars: Bar[] = [];
const shown = (value: number): string => value.toFixed(1);
const row = (name: string, { p50, p95, max }: Timings): string[] => [name, ...[p50, p95, max].map(shown)];
const ms = (what: string, measured: number, most: number): void =>
  void bars.push({ what, measured, bound: { most }, unit: 'ms' });

async function printEncoding(): Promise<void> {
  const { question, record, words, pieces } = await runEncoding();
  console.log('\n### Encoding, one thread (each the fastest of five)\n');
  console.log(
    toTable(
      ['', 'p50 ms', 'p95 ms', 'most ms'],
      [
        row(`a question (${shown(pieces.question)} pieces)`, question),
        row(`a record of 300 words, whole and passages (${shown(pieces.record)} pieces)`, record),
        row('the analysis of the words of that record', words),
      ],
    ),
  );
  ms('encoding a question, p95', question.p95, 3);
  ms('encoding a record of 300 words, p50', record.p50, 30);
}

function makeLibrary(records: number): Omit<MeaningTask, 'step'> {
  const corpus = new Corpus({
    records: recordsFolder,
    vocabularies: loadVocabularies(vocabulariesFolder),
    distinctWords: 300_000,
    seed: 11,
  });
  const place = mkdtempSync(join(folder, 'library-'));
  const file = join(place, 'documents.sqlite');
  const store = new DocumentStore(file);
  store.put(corpus.documents(records));
  store.close();
  const { prefix: _, ...kinds } = makeQueries(corpus, seededRandom(5), Number(options.queries));
  const queries = Object.values(kinds).flat();
  return {
    store: file,
    folder: place,
    queries: queries.map((__, at) => queries[(at * 7919) % queries.length]!),
  };
}

function printLibrary(words: MeaningFigures, withMeaning: MeaningFigures): void {
  const { filling } = withMeaning;
  console.log(`\n### ${words.records.toLocaleString('en')} records, each question asked once\n`);
  console.log(
    toTable(
      ['', 'p50 ms', 'p95 ms', 'most ms', 'MiB'],
      [
        [...row('by words alone', words.searches), words.memory.toFixed(0)],
        ...(filling ? [[...row('while vectors are made or read', filling.searches), '']] : []),
        [...row('by words and meaning', withMeaning.searches), withMeaning.memory.toFixed(0)],
      ],
    ),
  );
  if (filling)
    console.log(
      `\nuntil all was read: ${filling.seconds.toFixed(0)} s, ${filling.cpuSeconds.toFixed(0)} s of a processor (searches among it)`,
    );
}

const memoryBar = (name: string, words: MeaningFigures, withMeaning: MeaningFigures): Bar => ({
  what: `memory more with meaning at ${name}`,
  measured: withMeaning.memory - words.memory,
  bound: { most: 250 },
  unit: 'MiB',
});

async function measureFilled(records: number): Promise<void> {
  const library = makeLibrary(records);
  const words = await runLibrary({ ...library, step: 'words' });
  const filled = await runLibrary({ ...library, step: 'fill' });
  printLibrary(words, filled);
  const again = await runLibrary({ ...library, step: 'fill' });
  printLibrary(words, again);
  const name = records.toLocaleString('en');
  const { seconds, searches } = filled.filling!;
  bars.push(
    { what: `${name} records encoded`, measured: seconds, bound: { most: 0.09 * records }, unit: 's' },
    {
      what: `searches meanwhile, p95, of those without`,
      measured: searches.p95 / words.searches.p95,
      bound: { most: 1.5 },
      unit: '×',
    },
    memoryBar(`${name}, all of them just encoded`, words, filled),
    memoryBar(`${name}, started again`, words, again),
  );
  ms(`search with meaning at ${name}, p95`, filled.searches.p95, 25);
}

async function measureSynthetic(records: number): Promise<void> {
  const library = makeLibrary(records);
  const words = await runLibrary({ ...library, step: 'words' });
  await writeSyntheticVectors(library.store, library.folder);
  const synthetic = await runLibrary({ ...library, step: 'fill' });
  printLibrary(words, synthetic);
  const name = `${records.toLocaleString('en')}, synthetic`;
  ms(`search with meaning at ${name}, p95`, synthetic.searches.p95, records > 10_000 ? 60 : 25);
  if (records <= 10_000) bars.push(memoryBar(name, words, synthetic));
}

async function printServed(): Promise<void> {
  const dataDir = join(folder, 'served');
  await measureIdle(dataDir, 'on');
  const [off, on] = [await measureIdle(dataDir, 'off'), await measureIdle(dataDir, 'on')];
  console.log('\n### The library with its starting content, started again, ten seconds without a request\n');
  console.log(
    toTable(
      ['', 'ready after ms', 'MiB'],
      Object.entries({ 'without meaning': off, 'with it': on }).map(([name, { ready, memory }]) => [
        name,
        ready.toFixed(0),
        memory.toFixed(0),
      ]),
    ),
  );
  bars.push({ what: 'idle memory with the model', measured: on.memory, bound: { most: 300 }, unit: 'MiB' });
  ms('readiness delayed by the model', on.ready - off.ready, 500);
}

try {
  const installed = listInstalled();
  console.log('\n### What it adds to an installation, MiB\n');
  console.log(
    toTable(
      ['', 'MiB'],
      installed.map(([name, size]) => [name, shown(size)]),
    ),
  );
  await printEncoding();
  await printServed();
  const records = Number(options.records);
  if (records > 0) await measureFilled(records);
  for (const size of options.synthetic.split(',').map(Number)) if (size > 0) await measureSynthetic(size);
  console.log(`\n${barLines(bars).join('\n')}`);
  if (!bars.every(isMet)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
