import type { Locale } from '../language/index.ts';
import type { MarkedText } from '../text/index.ts';
import type { FoundInFile } from './attached-text.ts';
import type { Correction } from './query-plan.ts';
import type { EngineHit, FacetCounts, FacetName, SearchDocument } from './search-engine.ts';

/** One hit as it is shown. */
export interface SearchHit extends EngineHit {
  document: SearchDocument;
  title: MarkedText;
  /** The best passage; starts or ends with "…" where it is cut. */
  snippet: MarkedText;
  /** The passage that is nearest to the question by meaning, where it was found by that. */
  nearest?: MarkedText;
  /** Where it stands in the record's files, where the record itself does not say it; `snippet` is its passage. */
  inFile?: FoundInFile;
}

/** A way on from an empty result. */
export type WayOn =
  | { kind: 'drop-filter'; facet: FacetName | 'years'; codes: readonly string[]; total: number }
  | { kind: 'drop-all-filters'; total: number }
  | { kind: 'not-verbatim'; total: number }
  | { kind: 'other-language'; language: Locale; total: number };

export interface SearchResults {
  hits: SearchHit[];
  total: number;
  facets: FacetCounts;
  /** Set where the query was read other than as typed; `verbatim` takes it back. */
  correction?: Correction;
  /** Set where no text has the exact phrase, and its words were looked for instead. */
  relaxed?: 'phrase';
  /** Set where the usual engine did not answer and another did. */
  degraded?: true;
  /** Under which an opened hit can be noted, where the search was remembered. */
  logId?: string;
  /** Only when `total` is 0. */
  waysOn: WayOn[];
  /** Milliseconds. */
  took: number;
}

/** What is offered while somebody types. */
export type Suggestion =
  | { kind: 'correction'; text: string; language: Locale }
  | { kind: 'term'; text: string; language: Locale }
  | { kind: 'record'; text: string; language: Locale; id: number; recordKind: SearchDocument['kind'] };
