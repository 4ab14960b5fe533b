import type { Locale } from '../../server/language/index.ts';
import type { JudgedDocument, JudgedQuery } from './judged-sets.ts';
import { measuresOf, rankOf, type Measures } from './measures.ts';

/** Something that finds: the ids of its best ten for a question, the best first. */
export interface Finder {
  find(question: string, language: Locale): Promise<string[]> | string[];
  close?(): Promise<void> | void;
}

/** Fills something that finds with `documents`. */
export type OpenFinder = (documents: readonly JudgedDocument[], language: Locale) => Promise<Finder> | Finder;

/** Asks every question, a few at a time. */
export async function measure(
  finder: Finder,
  queries: readonly JudgedQuery[],
  language: Locale,
): Promise<Measures> {
  const ranks: number[] = [];
  let next = 0;
  const askOn = async (): Promise<void> => {
    for (let at = next++; at < queries.length; at = next++) {
      const { q, rel } = queries[at]!;
      ranks[at] = rankOf(rel, await finder.find(q, language));
    }
  };
  await Promise.all(Array.from({ length: 4 }, askOn));
  return measuresOf(ranks);
}
