import { editDistance, withoutArticle } from '../../../text/index.ts';
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
  /** Words that look like it, with their likeness squared. */
  similar: { word: number; share: number }[];
  softIdf: number;
  known: boolean;
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

/** What a word one or two edits away counts, per edit. */
const perEdit = 0.7;
/** Words two edits away are looked for among so many that look alike. */
const lookedAt = 300;

/** Stems of the words that a misspelt one may stand for, with and without article. */
function spelledLike(index: InvertedIndex, word: string): { stem: number; share: number }[] {
  const stems = new Map<number, number>();
  const bare = withoutArticle(word);
  const take = (found: number, share: number): void => {
    const [stem] = index.stemsOfWord(found);
    if (stem !== undefined) stems.set(stem, Math.max(share, stems.get(stem) ?? 0));
  };
  for (const form of new Set([word, bare, `ال${bare}`])) {
    if (form.length < 4) continue;
    for (const found of index.near.find(form)) take(found, perEdit);
  }
  if (word.length >= 6) {
    for (const { word: found } of index.similar.find(word, leastLikeness, lookedAt)) {
      if (editDistance(word, index.words.at(found), 2) === 2) take(found, perEdit ** 2);
    }
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

/** Likeness below which words have nothing to do with each other, and how many of them are looked at. */
const leastLikeness = 0.2;
const mostSimilar = 100;

function similarWords(index: InvertedIndex, word: string): { word: number; share: number }[] {
  return index.similar
    .find(word, leastLikeness, mostSimilar)
    .map(({ word: number, similarity }) => ({ word: number, share: similarity * similarity }));
}

/** The query's words that the index knows; a last word that it does not know stands for words that begin so. */
export function matchWords(index: InvertedIndex, words: readonly QueryWord[]): WordMatch[] {
  const texts = Math.max(1, index.texts.size);
  return words.map((queryWord, word) => {
    let stems = knownStems(index, queryWord);
    const known = stems.length > 0;
    const similar = similarWords(index, queryWord.word);
    if (!known && word === words.length - 1 && queryWord.word.length >= shortestPrefix) {
      stems = continuations(index, queryWord.word);
    }
    if (stems.length === 0) stems = spelledLike(index, queryWord.word);
    const count = stems.reduce((most, { stem }) => Math.max(most, index.postings.count(stem)), 0);
    const softCount = similar.reduce((sum, one) => sum + one.share * index.wordTexts[one.word]!, 0);
    return {
      word,
      stems,
      idf: inverseFrequency(texts, Math.min(texts, count)),
      similar,
      softIdf: inverseFrequency(texts, Math.min(texts, softCount)),
      known,
    };
  });
}
