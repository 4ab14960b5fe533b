import { inverseFrequency } from '../../ranking.ts';
import type { QueryWord } from '../../query.ts';
import type { InvertedIndex } from './inverted-index.ts';

/** A word of the query as the index knows it. */
export interface WordMatch {
  /** Index of the word in the query. */
  word: number;
  /** Stems to look for, and what each counts of the word's full weight. */
  stems: { stem: number; share: number }[];
  idf: number;
}

/** What the less likely reading of a word counts (وزارة as و + زارة). */
const otherReading = 0.9;
/** What a longer word counts for one that is being typed. */
const continuation = 0.7;
/** An unfinished word stands for no more longer words than this. */
const mostContinuations = 50;
const shortestPrefix = 2;

function continuations(index: InvertedIndex, prefix: string): { stem: number; share: number }[] {
  const stems = new Map<number, number>();
  for (let word = 0; word < index.words.size && stems.size < mostContinuations; word++) {
    if (!index.words.at(word).startsWith(prefix)) continue;
    for (const stem of index.stemsOfWord(word).subarray(0, 1)) stems.set(stem, continuation);
  }
  return [...stems].map(([stem, share]) => ({ stem, share }));
}

function knownStems(index: InvertedIndex, word: QueryWord): { stem: number; share: number }[] {
  return word.stems.flatMap((text, reading) => {
    const stem = index.stems.find(text);
    if (stem === undefined || index.postings.count(stem) === 0) return [];
    return [{ stem, share: reading === 0 ? 1 : otherReading }];
  });
}

/** The query's words that the index knows; a last word that it does not know stands for words that begin so. */
export function matchWords(index: InvertedIndex, words: readonly QueryWord[]): WordMatch[] {
  const texts = Math.max(1, index.texts.size);
  return words.map((queryWord, word) => {
    let stems = knownStems(index, queryWord);
    if (stems.length === 0 && word === words.length - 1 && queryWord.word.length >= shortestPrefix) {
      stems = continuations(index, queryWord.word);
    }
    const count = stems.reduce((most, { stem }) => Math.max(most, index.postings.count(stem)), 0);
    return { word, stems, idf: inverseFrequency(texts, Math.min(texts, count)) };
  });
}
