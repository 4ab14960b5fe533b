import type { Locale } from '../language/index.ts';

/**
 * What is really looked for: the typed words with their forms, and what was added to them. Made once from the
 * index's own words, then carried out by either engine.
 */
export interface PlannedWord<Similar = number> {
  /** Folded. */
  word: string;
  /** As typed; for an added word its stem. */
  typed: string;
  /** Stems to look for, and what each counts of the word's full weight. */
  stems: { stem: string; share: number }[];
  /** Words of the index that look like it, with their likeness squared: by number in that index, or as written. */
  similar: { word: Similar; share: number }[];
  /** Whether the index holds the word itself. */
  known: boolean;
  /** 1 for a typed word, less for one that was added. */
  weight: number;
}

/** Why words were added: terms or the dictionary say the same in other words, or a name is spelt alike. */
export type AdditionReason = 'term' | 'name';

/** Words that may stand for typed ones. */
export interface Addition {
  reason: AdditionReason;
  /** As typed. */
  typed: string;
  /** What was added, as it is shown. */
  text: string;
  /** Indexes of the typed words that it stands for. */
  covers: number[];
  /** Indexes of its own words. */
  words: number[];
  /** Which stem it is, where several additions share a word: of these a text holds one or the other. */
  stem?: string;
}

/** A reading of the query other than as typed: said, and taken back in one step. */
export interface Correction {
  kind: 'spelling' | 'keyboard';
  typed: string;
  used: string;
}

export interface QueryPlan<Similar = number> {
  /** Typed words first, then added ones. */
  words: PlannedWord<Similar>[];
  /** How many of `words` were typed. */
  typed: number;
  additions: Addition[];
  /** Folded words that must follow each other in a text. */
  phrases: string[][];
  /** Folded words that must not stand in a record. */
  excluded: string[][];
  correction?: Correction;
}

/** A plan with what the index that made it knows of its words: another engine carries it out alike. */
export interface StatedPlan {
  plan: QueryPlan<string>;
  /** By index in the plan. */
  statistics: { idf: number; softIdf: number }[];
  /** Mean number of words of a text in each language. */
  averageLength: Record<Locale, number>;
}
