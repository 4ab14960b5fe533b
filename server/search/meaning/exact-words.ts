import type { QueryPlan } from '../query-plan.ts';

/** So few words name something rather than ask. */
const mostOfAName = 3;

/** The typed words that are meant to the letter, by index: all of a short query, the numbers of a longer one. */
export function exactWordsOf({ words, typed }: QueryPlan): number[] {
  const places = Array.from({ length: typed }, (_, word) => word);
  return typed <= mostOfAName ? places : places.filter((word) => /\p{N}/u.test(words[word]!.word));
}
