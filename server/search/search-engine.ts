import type { BilingualText, Locale } from '../language/index.ts';
import type { NearRecord } from '../meaning/index.ts';
import type { Correction } from './query-plan.ts';

/** The facets, in the order in which they are shown. Each is also a filter and a parameter of the URL. */
export const facetNames = [
  'kind',
  'sector',
  'governorate',
  'country',
  'year',
  'evidence',
  'maturity',
  'theme',
  'stage',
  'language',
] as const;
export type FacetName = (typeof facetNames)[number];

export const sortOrders = ['relevance', 'newest', 'evidence'] as const;
export type SortOrder = (typeof sortOrders)[number];

/** One language's text of a record. Paragraphs of `body` are separated by blank lines. */
export interface DocumentText {
  title: string;
  summary: string;
  body: string;
  /**
   * What the record's files say in this language. A word of it counts once, less than any of the body; it is no part
   * of phrases, and nothing is left out for it.
   */
  attached?: string;
}

/** A file of a record whose text is searched with it. */
export interface DocumentFile {
  hash: string;
  /** As readers know it. */
  name: string;
  title: BilingualText | undefined;
}

/** What search knows of a record: never the record itself. Only what readers may see gets here. */
export interface SearchDocument {
  id: number;
  externalId: string;
  kind: 'practice' | 'lesson';
  sample: boolean;
  texts: Partial<Record<Locale, DocumentText>>;
  /** Its documents, where it has any; their text comes with the form that is indexed. */
  files?: readonly DocumentFile[];
  sourceLang: Locale;
  /** Codes (years as "2021") under each facet; every label and alias of them is searched too. */
  facets: Record<FacetName, string[]>;
  /** 0 (owner's account) to 4 (confirmed by replication); −1 where none was set. */
  evidence: number;
  /** Nobody has confirmed lately that it still holds: it counts a level less, and sinks gently. */
  overdue?: boolean;
  /** ISO 8601 instant. */
  publishedAt: string;
  /** Start (practice) or observation (lesson): YYYY, YYYY-MM or YYYY-MM-DD. */
  date: string | null;
}

export interface SearchQuery {
  /** As typed; anything. */
  text: string;
  /** As typed and nothing else: no correction, no other words for the same. */
  verbatim?: boolean;
  /** Nothing that does not hold the words. */
  wordsOnly?: boolean;
  /** Records near to the question by meaning; the service puts them in, where there is search by meaning. */
  near?: readonly NearRecord[];
  /** The last word is still being typed. */
  unfinished?: boolean;
  /** The reader's language: breaks ties, chooses the language of passages. */
  locale: Locale;
  /** Codes chosen under each facet: "or" within one, "and" between them. */
  filters: Partial<Record<FacetName, readonly string[]>>;
  /** Inclusive years. */
  yearFrom?: number;
  yearTo?: number;
  sort: SortOrder;
  /** 0…100. */
  limit: number;
  /** 0…10,000. */
  offset: number;
}

/** Why a record is among the results though it does not hold the words as typed. */
export interface MatchReason {
  /** term: another word for the same, name: a name spelt alike in the other script, label: of one of its codes. */
  kind: 'term' | 'name' | 'label';
  typed: string;
  /** What matched; for a label the whole of it, in the reader's language where it has one. */
  matched: string;
}

/** What a hit was found by. */
export type MatchedBy = 'words' | 'meaning' | 'both';

export interface EngineHit {
  id: number;
  score: number;
  reasons?: MatchReason[];
  /** Left out where nothing was asked. */
  matchedBy?: MatchedBy;
  /** The nearest passage by meaning: its place in `passagesOf` the text of its language. */
  passage?: { place: number; language: Locale };
  /** The language of the text that matched best. */
  language: Locale;
}

/** Code → number of records. Disjunctive: a facet's own choice does not narrow its own counts. */
export type FacetCounts = Record<FacetName, Record<string, number>>;

export interface EngineResults {
  hits: EngineHit[];
  total: number;
  facets: FacetCounts;
  /** Stems that were looked for and how much each counts: what a hit's text is marked by. */
  stems: [stem: string, weight: number][];
  /** Set where the query was read other than as typed. */
  correction?: Correction;
  /** Set where no text has the exact phrase, and its words were looked for instead. */
  relaxed?: 'phrase';
  /** Set where the usual engine did not answer and another did. */
  degraded?: true;
}

/** THE interface of both engines. Every method rejects with EngineUnavailable while the engine cannot answer. */
export interface SearchEngine {
  readonly name: 'embedded' | 'meilisearch';
  /** Adds or replaces documents, and moves the position to `position` with them, in one step. */
  apply(change: EngineChange): Promise<void>;
  search(query: SearchQuery): Promise<EngineResults>;
  /** The last change that is in the index; 0 for an empty one. */
  position(): Promise<number>;
  /** Empties the index and sets its position to 0. */
  clear(): Promise<void>;
  /**
   * Fills a new index aside, from position 0, and serves it when `fill` is through; until then, and when `fill`
   * fails, the present one goes on answering.
   */
  rebuild(fill: (apply: SearchEngine['apply']) => Promise<void>): Promise<void>;
  /** Makes what is indexed survive the process, where it does not by itself. */
  keep(): Promise<void>;
  /** Ends what the engine holds (threads, timers); an index in memory is kept in its snapshot first. */
  close(): Promise<void>;
}

export interface EngineChange {
  put: readonly SearchDocument[];
  remove: readonly number[];
  /** Number of the last change of the log that this holds. */
  position: number;
}

/** The engine is starting, being rebuilt or down: pages say so instead of failing. */
export class EngineUnavailable extends Error {
  override readonly name = 'EngineUnavailable';
}

/** The evidence level that ranking counts: 0 where there is none, a level less while a record is overdue. */
export const rankedLevel = ({ evidence, overdue }: Pick<SearchDocument, 'evidence' | 'overdue'>): number =>
  Math.max(0, evidence + 1 - (overdue ? 1 : 0));
