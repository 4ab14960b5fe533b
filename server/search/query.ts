import { analyse } from '../text/index.ts';

/** One word of a query, with every stem that it may have. */
export interface QueryWord {
  /** Folded, as typed otherwise. */
  word: string;
  stems: readonly string[];
}

/** More words than these say nothing more; a query of thousands answers in bounded time. */
export const mostQueryWords = 64;
/** Characters of a query that are read at all. */
export const longestQuery = 2_000;

/** The words of a query that say something, each once, in the order typed. */
export function toQueryWords(text: string): QueryWord[] {
  const words = new Map<string, QueryWord>();
  for (const { word, stems } of analyse(text.slice(0, longestQuery))) {
    if (stems.length > 0 && !words.has(word)) words.set(word, { word, stems });
    if (words.size >= mostQueryWords) break;
  }
  return [...words.values()];
}
