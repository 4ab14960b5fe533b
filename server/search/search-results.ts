import type { Locale } from '../language/index.ts';
import type { MarkedText } from '../text/index.ts';
import type { EngineHit, FacetCounts, FacetName, SearchDocument } from './search-engine.ts';

/** One hit as it is shown. */
export interface SearchHit extends EngineHit {
  document: SearchDocument;
  title: MarkedText;
  /** The best passage; starts or ends with "…" where it is cut. */
  snippet: MarkedText;
}

/** A way on from an empty result. */
export type WayOn =
  | { kind: 'drop-filter'; facet: FacetName | 'years'; codes: readonly string[]; total: number }
  | { kind: 'drop-all-filters'; total: number }
  | { kind: 'other-language'; language: Locale; total: number };

export interface SearchResults {
  hits: SearchHit[];
  total: number;
  facets: FacetCounts;
  /** Only when `total` is 0. */
  waysOn: WayOn[];
  /** Milliseconds. */
  took: number;
}
