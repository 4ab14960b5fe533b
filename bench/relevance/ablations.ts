import type { QueryPlan } from '../../server/search/index.ts';
import { rankingWeights } from '../../server/search/ranking.ts';
import type { Without } from './in-process.ts';

const eachWord =
  (change: (word: QueryPlan['words'][number]) => QueryPlan['words'][number]) =>
  (plan: QueryPlan): QueryPlan => ({ ...plan, words: plan.words.map(change) });

/** Each step of the ranking, taken away alone: what is lost without it is what it is worth. */
export const ablations: Record<string, Without> = {
  nothing: {},
  'other readings of a word': {
    plan: eachWord((word) => (word.known ? { ...word, stems: word.stems.slice(0, 1) } : word)),
  },
  'similar words': { plan: eachWord((word) => ({ ...word, similar: [] })) },
  'words an edit or two away': {
    plan: eachWord((word) => (word.known ? word : { ...word, stems: [] })),
  },
  'terms and names': {
    plan: (plan) => ({ ...plan, additions: [], words: plan.words.slice(0, plan.typed) }),
  },
  'words next to each other': { weights: { ...rankingWeights, adjacency: 0 } },
  'the whole title': { weights: { ...rankingWeights, wholeTitle: 0 } },
  'the weight of titles': {
    document: (document) => ({ ...document, title: '', body: `${document.title}\n\n${document.body}` }),
  },
};
