import type { QueryPlan, StatedPlan } from '../../query-plan.ts';
import type { InvertedIndex } from './inverted-index.ts';
import { textLanguages } from './text-table.ts';
import { toMatches } from './word-matches.ts';

/** `plan` with this index's words as written, and its statistics of them. */
export const withStatistics = (index: InvertedIndex, plan: QueryPlan): StatedPlan => ({
  plan: {
    ...plan,
    words: plan.words.map(({ similar, ...word }) => ({
      ...word,
      similar: similar.map(({ word: number, share }) => ({ word: index.words.at(number), share })),
    })),
  },
  statistics: toMatches(index, plan).map(({ idf, softIdf }) => ({ idf, softIdf })),
  averageLength: Object.fromEntries(
    textLanguages.map((name, language) => [name, index.texts.averageLength(language)]),
  ) as StatedPlan['averageLength'],
});
