import type { PlannedWord, QueryPlan } from '../../query-plan.ts';
import { inverseFrequency } from '../../ranking.ts';
import type { InvertedIndex } from './inverted-index.ts';

/** A planned word in the index's own numbers. */
export interface WordMatch {
  /** Index of the word in the plan. */
  word: number;
  stems: { stem: number; share: number }[];
  /** Already lowered for an added word. */
  idf: number;
  similar: readonly { word: number; share: number }[];
  softIdf: number;
  known: boolean;
}

function toMatch(index: InvertedIndex, planned: PlannedWord, word: number): WordMatch {
  const texts = Math.max(1, index.texts.size);
  const stems = planned.stems.flatMap(({ stem, share }) => {
    const number = index.stems.find(stem);
    return number === undefined ? [] : [{ stem: number, share }];
  });
  const count = stems.reduce((most, { stem }) => Math.max(most, index.postings.count(stem)), 0);
  const { similar } = planned;
  const softCount = similar.reduce((sum, one) => sum + one.share * index.wordTexts[one.word]!, 0);
  return {
    word,
    stems,
    idf: planned.weight * inverseFrequency(texts, Math.min(texts, count)),
    similar,
    softIdf: planned.weight * inverseFrequency(texts, Math.min(texts, softCount)),
    known: planned.known,
  };
}

export const toMatches = (index: InvertedIndex, { words }: QueryPlan): WordMatch[] =>
  words.map((planned, word) => toMatch(index, planned, word));
