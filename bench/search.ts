import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadVocabularies } from '../server/vocabularies/index.ts';
import { Corpus } from './corpus/corpus.ts';
import { recordsFolder, vocabulariesFolder } from './paths.ts';
import { seededRandom } from './random.ts';
import { DocumentStore } from './search/document-store.ts';
import { makeQueries } from './search/queries.ts';
import { runBuild, runRestore } from './search/run-engine.ts';

const { values: options } = parseArgs({
  options: {
    records: { type: 'string', default: '100000' },
    words: { type: 'string', default: '300000' },
    queries: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '5' },
    node: { type: 'string', multiple: true },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'tajarib-bench-'));
try {
  const corpus = new Corpus({
    records: recordsFolder,
    vocabularies: loadVocabularies(vocabulariesFolder),
    distinctWords: Number(options.words),
    seed: 11,
  });
  const queries = makeQueries(corpus, seededRandom(5), Number(options.queries));
  const largest = Number(options.records);
  for (const records of [largest / 10, largest]) {
    const place = join(folder, String(records));
    mkdirSync(place);
    const file = join(place, 'documents.sqlite');
    const store = new DocumentStore(file);
    store.put(corpus.documents(records));
    store.close();
    const task = {
      store: file,
      folder: join(place, 'data'),
      queries,
      readFor: Number(options.seconds),
      ...(options.node && { nodeOptions: options.node }),
    };
    console.dir(await runBuild(task), { depth: 4 });
    console.dir(await runRestore(task));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
