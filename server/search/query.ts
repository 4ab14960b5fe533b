import { analyse, tokenise, type Script } from '../text/index.ts';

/** One word of a query, with every stem that it may have. */
export interface QueryWord {
  /** Folded, as typed otherwise. */
  word: string;
  script: Script;
  stems: readonly string[];
  /** Its place in the text, in UTF-16 units. */
  start: number;
  end: number;
}

/** What somebody typed, read: words, exact phrases, and what must not be there. Anything else is just text. */
export interface ParsedQuery {
  /** The words that say something, each once, in the order typed; those of phrases among them. */
  words: QueryWord[];
  /** Folded words that must follow each other. */
  phrases: string[][];
  /** Folded words that must not follow each other (mostly one). */
  excluded: string[][];
}

/** More words than these say nothing more; a query of thousands answers in bounded time. */
export const mostQueryWords = 64;
/** Characters of a query that are read at all. */
export const longestQuery = 2_000;
const mostPhrases = 8;
/** With more words beside it, a quotation is part of a sentence. */
const mostBesidePhrase = 3;

/** "…", «…», “…” and „…“, with a - before it for what is not wanted. A quote that is not closed is text. */
const quoted = /(^|[\s(])(-?)(?:"([^"]*)"|«([^»]*)»|[“„]([^”“]*)[”“])/gu;
const notWanted = /(^|\s)-(?=[\p{L}\p{N}])(\S+)/gu;

const foldedWords = (text: string): string[] => tokenise(text).map(({ word }) => word);

/** Reads a query; never fails, whatever the text. */
export function parseQuery(typed: string): ParsedQuery {
  const phrases: string[][] = [];
  const excluded: string[][] = [];
  const blank = (text: string): string => ' '.repeat(text.length);
  // What is cut out leaves blanks, so that places stay true.
  const rest = typed
    .slice(0, longestQuery)
    .replace(quoted, (whole: string, before: string, minus: string, ...found: (string | undefined)[]) => {
      const words = foldedWords(found.slice(0, 3).find((text) => text !== undefined) ?? '');
      if (words.length === 0) return whole;
      const list = minus ? excluded : phrases;
      if (list.length < mostPhrases) list.push(words);
      return minus ? blank(whole) : before + whole.slice(before.length);
    })
    .replace(notWanted, (whole: string, _before: string, word: string) => {
      const words = foldedWords(word);
      if (words.length > 0 && excluded.length < mostPhrases) excluded.push(words);
      return blank(whole);
    });
  const words = toWords(rest);
  const inPhrases = new Set(phrases.flat());
  const outside = words.filter(({ word }) => !inPhrases.has(word)).length;
  // In a whole sentence the quotation marks are the sentence's, not an order to the search.
  return { words, phrases: outside > mostBesidePhrase ? [] : phrases, excluded };
}

function toWords(text: string): QueryWord[] {
  const words = new Map<string, QueryWord>();
  for (const { word, script, stems, start, end } of analyse(text)) {
    if (stems.length > 0 && !words.has(word)) words.set(word, { word, script, stems, start, end });
    if (words.size >= mostQueryWords) break;
  }
  return [...words.values()];
}
