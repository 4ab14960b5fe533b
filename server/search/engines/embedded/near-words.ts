import { editDistance } from '../../../text/index.ts';
import { withRoom } from './growable.ts';

const none = -1;
/** Longer words are no misspelt words, and would fill the table. */
const longest = 32;
const shortest = 3;

/** FNV-1a over the letters of `word` but the one at `skip`. */
function hashWithout(word: string, skip: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) {
    if (at !== skip) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

/**
 * Finds words one edit away from another without looking at all words: two words that differ by one letter more,
 * less, changed or swapped are the same once one letter of each is left out. So every word is filed under what it
 * is without each of its letters, and looked up under what the other is without each of its own. What shares a
 * file by chance is sorted out by the distance itself.
 */
export class NearWords {
  private head: Int32Array<ArrayBuffer> = new Int32Array(1 << 12).fill(none);
  private word = new Uint32Array(0);
  private next = new Int32Array(0);
  private count = 0;
  private readonly textOf: (word: number) => string;

  constructor(textOf: (word: number) => string) {
    this.textOf = textOf;
  }

  add(word: number, text: string): void {
    if (text.length < shortest || text.length > longest) return;
    for (let skip = -1; skip < text.length; skip++) this.file(word, hashWithout(text, skip));
  }

  private file(word: number, hash: number): void {
    if (this.count >= this.head.length) this.widen();
    const bucket = hash & (this.head.length - 1);
    const entry = this.count++;
    this.word = withRoom(this.word, this.count);
    this.next = withRoom(this.next, this.count);
    this.word[entry] = word;
    this.next[entry] = this.head[bucket]!;
    this.head[bucket] = entry;
  }

  /** Twice as many files: every word is filed anew. */
  private widen(): void {
    const words = new Set(this.word.subarray(0, this.count));
    this.head = new Int32Array(this.head.length * 4).fill(none);
    this.count = 0;
    for (const word of words) this.add(word, this.textOf(word));
  }

  /** Numbers of the words one edit away from `text`, and of `text` itself where it is one. */
  find(text: string): number[] {
    const found = new Set<number>();
    const looked = new Set<number>();
    for (let skip = -1; skip < text.length; skip++) {
      const bucket = hashWithout(text, skip) & (this.head.length - 1);
      for (let entry = this.head[bucket]!; entry !== none; entry = this.next[entry]!) {
        const word = this.word[entry]!;
        if (looked.has(word)) continue;
        looked.add(word);
        if (editDistance(text, this.textOf(word), 1) <= 1) found.add(word);
      }
    }
    return [...found];
  }
}
