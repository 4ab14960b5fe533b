import { Concepts } from '../../server/search/concepts.ts';
import { InvertedIndex } from '../../server/search/engines/embedded/inverted-index.ts';
import { Planner } from '../../server/search/engines/embedded/planner.ts';
import { loadVocabularies } from '../../server/vocabularies/index.ts';
import { Corpus } from '../corpus/corpus.ts';
import { recordsFolder, vocabulariesFolder } from '../paths.ts';
import { seededRandom } from '../random.ts';
import { fastestTimes, toTimings } from '../report/timings.ts';
import type { VocabularyFigures, VocabularyTask } from './messages.ts';
import { makeQueries } from './queries.ts';

/** A process that holds an index of very many distinct words, each in one record, and looks for misspelt ones. */

const wordsOfRecord = 500;

async function measure({ words: distinctWords, queries: count }: VocabularyTask): Promise<VocabularyFigures> {
  const vocabularies = loadVocabularies(vocabulariesFolder);
  const corpus = new Corpus({ records: recordsFolder, vocabularies, distinctWords, seed: 13 });
  const index = new InvertedIndex(() => []);
  let id = 0;
  for (const locale of ['ar', 'en'] as const) {
    const { words } = corpus.models[locale];
    for (let from = 0; from < words.length; from += wordsOfRecord) {
      const body = words.slice(from, from + wordsOfRecord).join(' ');
      const document = corpus.document(++id);
      index.put({ ...document, texts: { [locale]: { title: '', summary: '', body } } });
    }
  }
  index.pack();
  const queries = makeQueries(corpus, seededRandom(7), count).misspelt;
  const planner = new Planner(index, new Concepts([]));
  const times = await fastestTimes(queries, ({ text }) => planner.plan(text));
  return { words: index.words.size, timings: toTimings(times) };
}

process.once('message', (task: VocabularyTask) => {
  void measure(task).then((figures) => {
    process.send?.(figures, () => process.exit(0));
  });
});
