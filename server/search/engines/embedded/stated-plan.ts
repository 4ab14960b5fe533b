import type { QueryPlan, StatedPlan } from '../../query-plan.ts';
import type { InvertedIndex } from './inverted-index.ts';
import { textLanguages } from './text-table.ts';
import { toMatches } from './word-matches.ts';

/** `plan` with this index's statistics of its words. */
export const withStatistics = (index: InvertedIndex, plan: QueryPlan): StatedPlan => ({
  plan,
  statistics: toMatches(index, plan).map(({ idf, softIdf }) => ({ idf, softIdf })),
  averageLength: Object.fromEntries(
    textLanguages.map((name, language) => [name, index.texts.averageLength(language)]),
  ) as StatedPlan['averageLength'],
});
