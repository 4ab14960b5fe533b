import { withMeaning, type MeaningEvidence } from './meaning/evidence.ts';

/**
 * The ranking of both engines: a pure function of the query's words, what is known of them, and the places where
 * candidates hold them. An engine finds the candidates; this orders the best of them.
 */

/** Okapi BM25's two constants. */
export const k1 = 1.2;
export const b = 0.75;

/** How often a word in each field counts. */
export const fieldWeights = { title: 3, summary: 2, body: 1 } as const;
/** A label or alias of one of the record's codes counts as one word of the body. */
export const labelWeight = 1;
/** A word of the record's files counts as one of the body, however often it stands there. */
export const attachedWeight = 1;

/** Robertson–Spärck Jones idf, never negative. */
export const inverseFrequency = (texts: number, withWord: number): number =>
  Math.log(1 + (texts - withWord + 0.5) / (withWord + 0.5));

/** One place where a candidate holds a word of the query. */
export interface Occurrence {
  /** Index of the query's word. */
  word: number;
  /** Index of the word in the text. */
  position: number;
  inTitle: boolean;
}

/** What ranking knows of a word of the query. */
export interface RankedWord {
  idf: number;
  /** Inverse frequency of the words that look like it, taken together. */
  softIdf: number;
  /** Whether the index holds the word itself. */
  known: boolean;
}

export interface Candidate extends MeaningEvidence {
  id: number;
  /** BM25 over weighted fields, from the engine. */
  score: number;
  /** Per word of the query: frequencies of the words that look like it, weighted by likeness and field. */
  soft: ArrayLike<number>;
  /** k1 · (1 − b + b · length / average) of the text. */
  norm: number;
  occurrences: readonly Occurrence[];
  /** Words of the title. */
  titleLength: number;
  /** Level + 1: 0 where there is none. */
  evidence: number;
  /** Milliseconds since 1970. */
  published: number;
}

/** What counts beside BM25, and how much. */
export const rankingWeights = {
  /** Words that look like one of the query count as one more field; for a word the index lacks, as more than that. */
  similar: 1,
  similarToUnknown: 2,
  /** Neighbours in the query that are neighbours in the text count this much of their rarer one's idf. */
  adjacency: 0.3,
  /** A title that holds the whole query, share by share of its idf. */
  wholeTitle: 0.35,
  /** Evidence and freshness break ties; together they never outweigh a word. */
  evidence: 0.01,
  freshness: 0.01,
};
export type RankingWeights = Readonly<typeof rankingWeights>;

const year = 365.25 * 24 * 3600 * 1000;

function softScore(
  { soft, norm }: Candidate,
  words: readonly RankedWord[],
  { similar, similarToUnknown }: RankingWeights,
): number {
  let sum = 0;
  for (const [word, { softIdf, known }] of words.entries()) {
    const frequency = soft[word]!;
    if (frequency === 0) continue;
    const weight = known ? similar : similarToUnknown;
    sum += (weight * softIdf * frequency * (k1 + 1)) / (frequency + norm);
  }
  return sum;
}

function adjacent(candidate: Candidate, words: readonly RankedWord[]): number {
  const closest = new Float64Array(words.length);
  const { occurrences } = candidate;
  for (let index = 1; index < occurrences.length; index++) {
    const before = occurrences[index - 1]!;
    const here = occurrences[index]!;
    // Up to one word (a particle, "of") may stand between.
    const gap = here.position - before.position;
    if (here.word !== before.word + 1 || gap > 2) continue;
    const share = (gap === 1 ? 1 : 0.7) * Math.min(words[before.word]!.idf, words[here.word]!.idf);
    closest[here.word] = Math.max(closest[here.word]!, share);
  }
  return closest.reduce((sum, share) => sum + share, 0);
}

function titleShare(candidate: Candidate, words: readonly RankedWord[]): number {
  const held = new Set(candidate.occurrences.filter(({ inTitle }) => inTitle).map(({ word }) => word));
  let sum = 0;
  for (const word of held) sum += words[word]!.idf;
  return candidate.titleLength > 0 ? sum * Math.min(1, (held.size + 1) / candidate.titleLength) : 0;
}

/** The score of one candidate. `now` in milliseconds since 1970; `words` by index in the query. */
export function scoreOf(
  candidate: Candidate,
  words: readonly RankedWord[],
  now: number,
  weights: RankingWeights = rankingWeights,
): number {
  const age = Math.max(0, now - candidate.published) / year;
  const push = 1 + weights.evidence * candidate.evidence + weights.freshness / (1 + age);
  const said = candidate.score + softScore(candidate, words, weights);
  const near = weights.adjacency * adjacent(candidate, words);
  return (said + near + weights.wholeTitle * titleShare(candidate, words)) * push;
}

/** Candidates with their scores, best first; equal ones by number, so that pages are stable. */
export function rank<C extends Candidate>(
  candidates: readonly C[],
  words: readonly RankedWord[],
  now: number,
  weights: RankingWeights = rankingWeights,
): C[] {
  const byWords = candidates.map((candidate) => ({
    ...candidate,
    score: scoreOf(candidate, words, now, weights),
  }));
  const scores = withMeaning(byWords);
  return byWords
    .map((candidate, at) => ({ ...candidate, score: scores[at]! }))
    .sort((one, other) => other.score - one.score || one.id - other.id);
}
