import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadVocabularies } from '../server/vocabularies/index.ts';
import { Corpus } from './corpus/corpus.ts';
import { recordsFolder, vocabulariesFolder } from './paths.ts';
import { seededRandom } from './random.ts';
import { barLines, isMet } from './report/bars.ts';
import { DocumentStore } from './search/document-store.ts';
import type { Measured } from './search/measured.ts';
import type { EngineTask, PeerFigures, VocabularyFigures } from './search/messages.ts';
import { peers } from './search/peers/index.ts';
import { printMeasured, printVocabularies } from './search/print.ts';
import { makeQueries } from './search/queries.ts';
import { runBuild, runPeer, runRestore, runVocabulary } from './search/run-engine.ts';
import { searchBars } from './search/search-bars.ts';

const { values: options } = parseArgs({
  options: {
    /** Of the larger library; the smaller one has a tenth. */
    records: { type: 'string', default: '100000' },
    words: { type: 'string', default: '300000' },
    queries: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '5' },
    /** Peers whose names hold one of these, with commas between; none for "none". */
    peers: { type: 'string', default: '' },
    /** Distinct words of the indexes in which a misspelt word is looked for. */
    vocabularies: { type: 'string', default: '100000,1000000' },
    /** Options of Node for the engine's process, to look into it. */
    node: { type: 'string', multiple: true },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'tajarib-bench-'));
const corpus = new Corpus({
  records: recordsFolder,
  vocabularies: loadVocabularies(vocabulariesFolder),
  distinctWords: Number(options.words),
  seed: 11,
});
const queries = makeQueries(corpus, seededRandom(5), Number(options.queries));

async function measurePeers(records: number, store: string, place: string): Promise<Measured['peers']> {
  const measured: Record<string, PeerFigures> = {};
  for (const [number, [name, { most = Infinity }]] of Object.entries(peers).entries()) {
    if (!options.peers.split(',').some((part) => name.includes(part)) || records > most) continue;
    const own = join(place, `peer-${number}`);
    mkdirSync(own);
    try {
      measured[name] = await runPeer({ name, store, folder: own, queries });
    } catch (error) {
      console.log(`\n${name} with ${records.toLocaleString('en')} records: ${String(error)}`);
    }
  }
  return measured;
}

async function measure(records: number): Promise<Measured> {
  const place = join(folder, String(records));
  mkdirSync(place);
  const file = join(place, 'documents.sqlite');
  const store = new DocumentStore(file);
  store.put(corpus.documents(records));
  store.close();
  const task: Omit<EngineTask, 'step'> = {
    store: file,
    folder: join(place, 'data'),
    queries,
    readFor: Number(options.seconds),
    ...(options.node && { nodeOptions: options.node }),
  };
  const build = await runBuild(task);
  const restore = await runRestore(task);
  const measured = { records, build, restore, peers: await measurePeers(records, file, place) };
  printMeasured(measured);
  return measured;
}

try {
  const largest = Number(options.records);
  const smaller = await measure(Math.round(largest / 10));
  const larger = await measure(largest);
  const vocabularies: VocabularyFigures[] = [];
  for (const words of options.vocabularies.split(',').filter(Boolean).map(Number)) {
    vocabularies.push(await runVocabulary({ words, queries: 100 }));
  }
  printVocabularies(vocabularies);
  const bars = searchBars({ smaller, larger, vocabularies });
  console.log(`\n${barLines(bars).join('\n')}`);
  if (!bars.every(isMet)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
