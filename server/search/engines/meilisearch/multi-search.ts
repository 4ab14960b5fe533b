import type { Filter } from './filters.ts';
import type { ShadowHit } from './shadow-document.ts';
import type { Transport } from './transport.ts';

/** One question of a multi-search. */
export interface Question {
  /** Empty: everything that the filter leaves. */
  q?: string;
  filter: Filter;
  limit: number;
  offset?: number;
  sort?: readonly string[];
  facets?: readonly string[];
  matchingStrategy?: 'all' | 'frequency';
  locales?: readonly string[];
  attributesToRetrieve?: readonly string[];
}

export interface Answer {
  hits: Pick<ShadowHit, 'id'>[];
  /** Exact where nothing is searched for, only filtered. */
  estimatedTotalHits: number;
  facetDistribution?: Record<string, Record<string, number>>;
}

/** Asks all `questions` in one request; answers come in their order. */
export async function askAll(
  transport: Transport,
  index: string,
  questions: readonly Question[],
  within: number,
): Promise<Answer[]> {
  if (questions.length === 0) return [];
  const body = { queries: questions.map((question) => ({ indexUid: index, q: '', ...question })) };
  const { results } = await transport.ask<{ results: Answer[] }>({
    method: 'POST',
    path: 'multi-search',
    body,
    within,
  });
  return results;
}
