import type { BilingualText } from '../../language/index.ts';

/** Codes of the vocabulary `prioritisation-methods`. */
export const methods = ['weighted-scoring', 'dot-voting', 'pairwise', 'impact-effort'] as const;
export type Method = (typeof methods)[number];

/** One thing that can be chosen: a practice of the library or a free text. */
export interface ExerciseOption {
  /** Stable within its exercise; letters and digits. */
  id: string;
  /** External id of a record; then `text` is its title when it was added. */
  record?: string;
  text: BilingualText;
}

export interface Criterion {
  /** Code of the vocabulary `criteria`. */
  code: string;
  /** From 1 to 100; only their proportion counts. */
  weight: number;
}

export type ExerciseState = 'preparing' | 'open' | 'closed';

export interface Exercise {
  id: string;
  title: BilingualText;
  method: Method;
  options: ExerciseOption[];
  /** Of weighted scoring alone. */
  criteria: Criterion[];
  /** Of dot voting alone: how many dots a ballot has. */
  dots: number;
  state: ExerciseState;
  /** How many options go on to plans: the line in the ranking. */
  chosen: number;
  /** Kept when the exercise is closed. */
  result?: ExerciseResult;
}

/** Marks go from 1 to 5; 5 is always good: little cost, small risk. */
export const lowestMark = 1;
export const highestMark = 5;

/** What one ballot says, by method. Keys are ids of options and codes of criteria. */
export type Answers =
  | { method: 'weighted-scoring'; marks: Record<string, Record<string, number>> }
  | { method: 'dot-voting'; dots: Record<string, number> }
  /** Of each pair, "a:b" in the order of the options, the id of the one preferred. */
  | { method: 'pairwise'; preferred: Record<string, string> }
  | { method: 'impact-effort'; places: Record<string, { impact: number; effort: number }> };

export type BallotSource = 'phone' | 'paper' | 'file';

export interface Ballot {
  /** As on the card or the sheet; one ballot a code. */
  code: string;
  source: BallotSource;
  /** Where the voter said so. */
  governorate?: string;
  answers: Answers;
}

/** How one option did. */
export interface OptionResult {
  option: string;
  /** From 1; equals share a rank. */
  rank: number;
  /** Weighted mark from 1 to 5; dots; share of comparisons won from 0 to 1; impact minus effort from -4 to 4. */
  score: number;
  /** Of one ballot, in the same unit. */
  mean: number;
  /** Standard deviation between ballots, in the same unit. */
  spread: number;
  /** Mean by criterion; impact and effort of the grid. */
  criteria: Record<string, number>;
}

export interface Sensitivity {
  criterion: string;
  /** Its share of all weights now, from 0 to 1. */
  share: number;
  /** The nearest share at which another option leads, if there is one. */
  changesAt?: number;
  /** Id of the option that then leads. */
  leader?: string;
}

export interface ExerciseResult {
  ballots: number;
  /** By where they came from. */
  sources: Record<BallotSource, number>;
  /** In the order of their ranks. */
  options: OptionResult[];
  /** Kendall's W, from 0 (no agreement) to 1 (all alike); undefined for fewer than two ballots or options. */
  agreement?: number;
  /** The same ranking for the ballots of one governorate, ids of options by rank. */
  governorates: { governorate: string; ballots: number; ranking: string[]; scores: Record<string, number> }[];
  /** Of weighted scoring. */
  sensitivity: Sensitivity[];
}
