import type { QueryPlan } from '../query-plan.ts';

/** So few words name something rather than ask. */
const mostOfAName = 3;

/**
 * How far the words of a query are to be trusted beyond what they hold: more where there are few of them, or where
 * one was read as a like word that the index knows, since the meaning of a misspelt question is a guess.
 */
export function trustInWords({ words, typed }: QueryPlan<unknown>): number {
  const isGuessed = words.slice(0, typed).some(({ known, stems }) => !known && stems.length > 0);
  return typed <= mostOfAName || isGuessed ? 1.8 : 1;
}

/** The typed words that are meant to the letter, by index: all of a short query, the numbers of a longer one. */
export function exactWordsOf({ words, typed }: QueryPlan<unknown>): number[] {
  const places = Array.from({ length: typed }, (_, word) => word);
  return typed <= mostOfAName ? places : places.filter((word) => /\p{N}/u.test(words[word]!.word));
}
