import { Concepts, type Concept } from '../../concepts.ts';
import type { SearchDocument } from '../../search-engine.ts';
import { InvertedIndex } from './inverted-index.ts';
import { Planner } from './planner.ts';
import { Searcher } from './searcher.ts';

/** What a room pack brings along. */
interface Library {
  documents: readonly SearchDocument[];
  /** Labels and aliases by `facet:code`. */
  labels: Readonly<Record<string, readonly string[]>>;
  terms: readonly Concept[];
  /** Words of both languages that say the same, beside the terms. */
  dictionary: readonly Concept[];
}

/**
 * The library's own search over a few records, for pages without a server: `scripts/bundle-room.mjs` makes one
 * script of it. Answers ids, the best first.
 */
export function openSearch({
  documents,
  labels,
  terms,
  dictionary,
}: Library): (text: string, locale: 'ar' | 'en') => number[] {
  const index = new InvertedIndex((facet, code) => labels[`${facet}:${code}`] ?? []);
  for (const document of documents) index.put(document);
  while (index.settle());
  const searcher = new Searcher();
  const [concepts, meanings] = [new Concepts(terms), new Concepts(dictionary)];
  return (text, locale) => {
    const query = {
      text,
      locale,
      filters: {},
      sort: 'relevance',
      limit: documents.length,
      offset: 0,
      unfinished: true,
    } as const;
    const plan = new Planner(index, concepts, meanings).plan(text, query);
    return searcher.search(index, query, plan, Date.now()).hits.map(({ id }) => id);
  };
}
