import type { QueryPlan } from '../query-plan.ts';

/** So few words name something rather than ask. */
const mostOfAName = 3;

/** Whether a query names something. */
export const isName = ({ typed }: QueryPlan<unknown>): boolean => typed <= mostOfAName;

/**
 * How far the words of a query are to be trusted beyond what they hold: more where there are few of them, or where
 * one was read as a like word that the index knows, since the meaning of a misspelt question is a guess.
 */
export function trustInWords(plan: QueryPlan<unknown>): number {
  if (isName(plan)) return 3;
  const isGuessed = plan.words.slice(0, plan.typed).some(({ known, stems }) => !known && stems.length > 0);
  return isGuessed ? 1.8 : 1;
}

/** The typed words that are meant to the letter, by index: all of a short query, the numbers of a longer one. */
export function exactWordsOf(plan: QueryPlan<unknown>): number[] {
  const places = Array.from({ length: plan.typed }, (_, word) => word);
  return isName(plan) ? places : places.filter((word) => /\p{N}/u.test(plan.words[word]!.word));
}
