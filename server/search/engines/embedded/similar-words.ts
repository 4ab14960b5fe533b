import { withRoom } from './growable.ts';
import { Lexicon } from './lexicon.ts';
import { Postings } from './postings.ts';

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

/** Which words of the index look like a given one: by the runs of letters that they share. */
export class SimilarWords {
  private readonly grams = new Lexicon();
  private readonly postings = new Postings();
  private words = 0;
  /** Idf of all runs of a word, with the counts of the last packing. */
  private weightOfWord = new Float32Array(0);
  private shared = new Float32Array(0);
  private touched = new Uint32Array(0);

  /** Words come in the order of their numbers. */
  add(text: string): void {
    const word = this.words++;
    for (const gram of gramsOf(text)) this.postings.add(this.grams.add(gram), word, 1);
    this.weightOfWord = withRoom(this.weightOfWord, this.words);
  }

  pack(textOf: (word: number) => string): void {
    if (this.postings.addedSize > 0) this.postings.merge(this.grams.size, (word) => word);
    for (let word = 0; word < this.words; word++)
      this.weightOfWord[word] = this.weightOf(gramsOf(textOf(word)));
  }

  private idf(gram: number): number {
    return Math.log(1 + this.words / (1 + this.postings.count(gram)));
  }

  private weightOf(grams: Iterable<string>): number {
    let weight = 0;
    for (const gram of grams) {
      const number = this.grams.find(gram);
      weight += number === undefined ? Math.log(1 + this.words) : this.idf(number);
    }
    return weight;
  }

  /** At most `most` words with a similarity of at least `least`, the most similar first; `text` itself among them. */
  find(text: string, least: number, most: number): SimilarWord[] {
    this.shared = withRoom(this.shared, this.words);
    this.touched = withRoom(this.touched, this.words);
    const grams = gramsOf(text);
    const weight = this.weightOf(grams);
    let seen = 0;
    for (const gram of grams) {
      const number = this.grams.find(gram);
      if (number === undefined) continue;
      const idf = this.idf(number);
      this.postings.each(number, (word) => {
        if (this.shared[word] === 0) this.touched[seen++] = word;
        this.shared[word] = this.shared[word]! + idf;
      });
    }
    const found: SimilarWord[] = [];
    for (let at = 0; at < seen; at++) {
      const word = this.touched[at]!;
      const similarity = (2 * this.shared[word]!) / (weight + this.weightOfWord[word]!);
      if (similarity >= least) found.push({ word, similarity });
      this.shared[word] = 0;
    }
    return found.sort((one, other) => other.similarity - one.similarity).slice(0, most);
  }
}
