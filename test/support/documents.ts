import {
  facetNames,
  type FacetName,
  type SearchDocument,
  type SearchQuery,
} from '../../server/search/index.ts';

type Given = Partial<Omit<SearchDocument, 'facets' | 'texts'>> & {
  ar?: [title: string, body?: string, summary?: string];
  en?: [title: string, body?: string, summary?: string];
  facets?: Partial<Record<FacetName, string[]>>;
};

/** A search document with what a test says of it. */
export function aDocument(id: number, { ar, en, facets, ...rest }: Given): SearchDocument {
  const toText = ([title, body = '', summary = '']: [string, string?, string?]) => ({ title, summary, body });
  const texts = { ...(ar && { ar: toText(ar) }), ...(en && { en: toText(en) }) };
  const none = Object.fromEntries(
    facetNames.map((name) => [name, [] as string[]]),
  ) as SearchDocument['facets'];
  return {
    id,
    externalId: `x-${id}`,
    kind: 'practice',
    sample: false,
    sourceLang: ar ? 'ar' : 'en',
    texts,
    facets: { ...none, kind: ['practice'], language: Object.keys(texts), ...facets },
    evidence: -1,
    publishedAt: '2026-01-01T00:00:00.000Z',
    date: null,
    ...rest,
  };
}

/** A query with what a test says of it. */
export const aQuery = (text: string, rest: Partial<SearchQuery> = {}): SearchQuery => ({
  text,
  locale: 'ar',
  filters: {},
  sort: 'relevance',
  limit: 20,
  offset: 0,
  ...rest,
});
