import { readFileSync } from 'node:fs';
import type { Locale } from '../../server/language/index.ts';
import { Concepts } from '../../server/search/concepts.ts';
import { readDictionary } from '../../server/search/dictionary.ts';
import { InvertedIndex } from '../../server/search/engines/embedded/inverted-index.ts';
import { Planner } from '../../server/search/engines/embedded/planner.ts';
import { Searcher } from '../../server/search/engines/embedded/searcher.ts';
import type { Concept, QueryPlan, SearchDocument } from '../../server/search/index.ts';
import type { RankingWeights } from '../../server/search/ranking.ts';
import { facetNames } from '../../server/search/search-engine.ts';
import { termsFile } from '../paths.ts';
import type { Finder } from './finder.ts';
import type { JudgedDocument } from './judged-sets.ts';

/** What can be taken from the engine, to see what it is worth. */
export interface Without {
  /** Changes a document before it is indexed. */
  document?: (document: JudgedDocument) => JudgedDocument;
  /** Changes a plan before it is carried out. */
  plan?: (plan: QueryPlan) => QueryPlan;
  weights?: RankingWeights;
}

function toSearchDocument({ id, lang, title, body }: JudgedDocument, number: number): SearchDocument {
  const none = Object.fromEntries(
    facetNames.map((name) => [name, [] as string[]]),
  ) as SearchDocument['facets'];
  return {
    id: number,
    externalId: id,
    kind: 'practice',
    sample: false,
    texts: { [lang]: { title, summary: '', body } },
    sourceLang: lang,
    facets: { ...none, kind: ['practice'], language: [lang] },
    evidence: -1,
    publishedAt: '2026-01-01T00:00:00.000Z',
    date: null,
  };
}

const someDay = Date.parse('2026-06-01T00:00:00Z');

/** The embedded engine's own classes without its thread, with something taken from them. */
export function openInProcess(documents: readonly JudgedDocument[], without: Without = {}): Finder {
  const index = new InvertedIndex(() => []);
  const change = without.document ?? ((one: JudgedDocument) => one);
  const changePlan = without.plan ?? ((one: QueryPlan) => one);
  const { weights } = without;
  for (const [at, document] of documents.entries()) index.put(toSearchDocument(change(document), at));
  index.pack();
  const concepts = new Concepts(JSON.parse(readFileSync(termsFile, 'utf8')) as Concept[]);
  const planner = new Planner(index, concepts, new Concepts(readDictionary()));
  const searcher = new Searcher(weights);
  return {
    find(question: string, locale: Locale) {
      const query = { text: question, locale, filters: {}, sort: 'relevance', limit: 10, offset: 0 } as const;
      const { hits } = searcher.search(index, query, changePlan(planner.plan(question)), someDay);
      return hits.map(({ id }) => documents[id]!.id);
    },
  };
}
