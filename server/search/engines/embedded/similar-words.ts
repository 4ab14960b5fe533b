import { withRoom } from './growable.ts';
import { Lexicon } from './lexicon.ts';
import { Postings } from './postings.ts';
import { topOf } from './top.ts';

/** Runs of three and four letters of a word, its ends marked, each once. */
export function gramsOf(word: string): Set<string> {
  const marked = `^${word}$`;
  const grams = new Set<string>();
  for (const size of [3, 4]) {
    for (let at = 0; at + size <= marked.length; at++) grams.add(marked.slice(at, at + size));
  }
  return grams;
}

export interface SimilarWord {
  word: number;
  /** 0…1: Dice coefficient of the two words' runs, rare runs counting more. */
  similarity: number;
}

/** When the index has grown by this much, what all words weigh is counted anew. */
const growth = 1.1;

/**
 * So many entries of runs are read for a word, the rarest runs first; among very many words the commonest runs are
 * then left out, and the best so far are compared in full: so many for each that is wanted.
 */
const mostRead = 80_000;
const comparedForEach = 3;

interface Gram {
  text: string;
  /** Undefined where no word of the index has it. */
  number: number | undefined;
  idf: number;
}

/** Which words of the index look like a given one: by the runs of letters that they share. */
export class SimilarWords {
  grams = new Lexicon();
  readonly postings = new Postings();
  private words = 0;
  /** Idf of all runs of a word, with the counts of when it was weighed. */
  private weightOfWord = new Float32Array(0);
  private weighedWords = 0;
  // Working arrays, kept from one search to the next.
  private shared = new Float32Array(0);
  private touched = new Uint32Array(0);
  private similarities = new Float64Array(0);
  private readonly textOf: (word: number) => string;

  constructor(textOf: (word: number) => string) {
    this.textOf = textOf;
  }

  /** Words come in the order of their numbers. */
  add(text: string): void {
    const word = this.words++;
    this.weightOfWord = withRoom(this.weightOfWord, this.words);
    let weight = 0;
    for (const gram of gramsOf(text)) {
      const number = this.grams.add(gram);
      this.postings.add(number, word);
      // Before anybody has looked for words, all will be weighed together.
      if (this.weighedWords > 0) weight += this.idf(number);
    }
    this.weightOfWord[word] = weight;
  }

  private idf(gram: number): number {
    return Math.log(1 + this.words / (1 + this.postings.count(gram)));
  }

  /** Words get in one by one while the index grows: their runs are weighed by how common they are now. */
  private weigh(): void {
    this.weighedWords = this.words;
    this.weightOfWord.fill(0);
    for (let gram = 0; gram < this.grams.size; gram++) {
      const idf = this.idf(gram);
      for (const word of this.postings.read(gram).values) {
        this.weightOfWord[word] = this.weightOfWord[word]! + idf;
      }
    }
  }

  /** What all words weigh is counted again before the next search. */
  weighAnew(): void {
    this.weighedWords = 0;
  }

  /** Packs a part of what was added. @returns whether there was something to pack */
  settle(share?: number): boolean {
    return this.postings.settle(share);
  }

  /** At most `most` words with a similarity of at least `least`, the most similar first; `text` itself among them. */
  find(text: string, least: number, most: number): SimilarWord[] {
    if (this.words > this.weighedWords * growth) this.weigh();
    this.shared = withRoom(this.shared, this.words);
    this.touched = withRoom(this.touched, this.words);
    const grams = [...gramsOf(text)].map((gram): Gram => {
      const number = this.grams.find(gram);
      return { text: gram, number, idf: number === undefined ? Math.log(1 + this.words) : this.idf(number) };
    });
    const weight = grams.reduce((sum, { idf }) => sum + idf, 0);
    const { seen, isWhole } = this.gather(grams, weight, least);
    if (isWhole) return this.best(seen, weight, least, most);
    return this.compared(grams, weight, this.best(seen, weight, 0, comparedForEach * most))
      .filter(({ similarity }) => similarity >= least)
      .slice(0, most);
  }

  /**
   * Sums the weight of the runs shared with each word, the rarest runs first. A word that begins to share only
   * with the common ones left cannot become similar enough, and is not taken up.
   * @returns how many words were taken up, and whether all runs were read
   */
  private gather(grams: readonly Gram[], weight: number, least: number): { seen: number; isWhole: boolean } {
    const { shared, touched } = this;
    const known = grams.flatMap(({ number, idf }) => (number === undefined ? [] : [{ number, idf }]));
    known.sort((one, other) => other.idf - one.idf);
    let left = known.reduce((sum, { idf }) => sum + idf, 0);
    let seen = 0;
    let read = 0;
    for (const { number, idf } of known) {
      read += this.postings.count(number);
      if (read > mostRead && seen > 0) return { seen, isWhole: false };
      // A word weighs at least what it shares; a little slack, since it may have been weighed a while ago.
      const canBegin = (2 * left) / (weight + left / growth) >= least;
      for (const word of this.postings.read(number).values) {
        const before = shared[word]!;
        if (before === 0) {
          if (!canBegin) continue;
          touched[seen++] = word;
        }
        shared[word] = before + idf;
      }
      left -= idf;
    }
    return { seen, isWhole: true };
  }

  /** `words` with their whole similarity, the most similar first. */
  private compared(grams: readonly Gram[], weight: number, words: readonly SimilarWord[]): SimilarWord[] {
    const idfs = new Map(grams.map(({ text, idf }) => [text, idf]));
    return words
      .map(({ word }) => {
        let shared = 0;
        for (const gram of gramsOf(this.textOf(word))) shared += idfs.get(gram) ?? 0;
        return { word, similarity: (2 * shared) / (weight + this.weightOfWord[word]!) };
      })
      .sort((one, other) => other.similarity - one.similarity || one.word - other.word);
  }

  /** Reads the best of the first `seen` of `touched`, and clears what was summed. */
  private best(seen: number, weight: number, least: number, most: number): SimilarWord[] {
    const { shared, touched, weightOfWord } = this;
    this.similarities = withRoom(this.similarities, seen);
    let enough = 0;
    for (let at = 0; at < seen; at++) {
      const word = touched[at]!;
      const similarity = (2 * shared[word]!) / (weight + weightOfWord[word]!);
      shared[word] = 0;
      if (similarity < least) continue;
      this.similarities[enough] = similarity;
      touched[enough++] = word;
    }
    return Array.from(topOf(this.similarities, touched, enough, most), (at) => ({
      word: touched[at]!,
      similarity: this.similarities[at]!,
    }));
  }

  /** The words that begin with `prefix` (two letters or more), in order of arrival. */
  beginningWith(prefix: string, words: Lexicon, visit: (word: number) => void): void {
    const marked = `^${prefix}`;
    // The rarest run that all of them share leads to the fewest words to look at.
    let rarest: number | undefined;
    for (const size of [3, 4]) {
      for (let at = 0; at + size <= marked.length; at++) {
        const gram = this.grams.find(marked.slice(at, at + size));
        if (gram === undefined) return;
        if (rarest === undefined || this.postings.count(gram) < this.postings.count(rarest)) rarest = gram;
      }
    }
    if (rarest === undefined) return;
    for (const word of this.postings.read(rarest).values) if (words.beginsWith(word, prefix)) visit(word);
  }

  restore(grams: Lexicon, words: number): void {
    this.grams = grams;
    this.words = words;
    this.weightOfWord = new Float32Array(words);
    this.weighedWords = 0;
  }
}
