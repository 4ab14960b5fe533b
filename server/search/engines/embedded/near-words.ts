import { editDistance } from '../../../text/index.ts';
import { Postings } from './postings.ts';

/** Longer words are no misspelt words, and would fill the table. */
const longest = 32;
const shortest = 3;
const files = 1 << 18;

/** FNV-1a over the letters of `word` but the one at `skip`. */
function fileWithout(word: string, skip: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) {
    if (at !== skip) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  }
  return (hash ^ (hash >>> 18)) & (files - 1);
}

/**
 * Finds words one edit away from another without looking at all words: two words that differ by one letter more,
 * less, changed or swapped are the same once one letter of each is left out. So every word is filed under what it
 * is without each of its letters, and looked up under what the other is without each of its own. What shares a
 * file by chance is sorted out by the distance itself.
 */
export class NearWords {
  readonly postings = new Postings();
  private readonly textOf: (word: number) => string;

  constructor(textOf: (word: number) => string) {
    this.textOf = textOf;
  }

  add(word: number, text: string): void {
    if (text.length < shortest || text.length > longest) return;
    for (let skip = -1; skip < text.length; skip++) this.postings.add(fileWithout(text, skip), word);
  }

  /** Numbers of the words one edit away from `text`, and of `text` itself where it is one. */
  find(text: string): number[] {
    const found = new Set<number>();
    const looked = new Set<number>();
    for (let skip = -1; skip < Math.min(text.length, longest + 1); skip++) {
      for (const word of this.postings.read(fileWithout(text, skip)).values) {
        if (looked.has(word)) continue;
        looked.add(word);
        if (editDistance(text, this.textOf(word), 1) <= 1) found.add(word);
      }
    }
    return [...found];
  }

  /** Packs a part of what was added. @returns whether there was something to pack */
  settle(share?: number): boolean {
    return this.postings.settle(share);
  }
}
