import { nameKeys, type Script } from '../../../text/index.ts';
import { Postings } from './postings.ts';

const files = 1 << 18;

/** FNV-1a. */
function fileOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 18)) & (files - 1);
}

/**
 * The words of the index under the keys by which names of both scripts are spelt alike. Keys themselves are not
 * kept: words are filed under a hash, and what shares a file by chance is sorted out by spelling it again.
 */
export class WordKeys {
  readonly postings = new Postings();
  private readonly textOf: (word: number) => string;
  private readonly scriptOf: (word: string) => Script;

  constructor(textOf: (word: number) => string, scriptOf: (word: string) => Script) {
    this.textOf = textOf;
    this.scriptOf = scriptOf;
  }

  add(word: number, text: string, script: Script): void {
    for (const key of nameKeys(text, script)) this.postings.add(fileOf(key), word);
  }

  /** The words that share a key of at least `shortest` letters with `text`, at most `most`. */
  find(text: string, script: Script, shortest: number, most: number): number[] {
    const found = new Set<number>();
    for (const name of nameKeys(text, script)) {
      if (name.replace('~', '').length < shortest) continue;
      const words = this.wordsOf(name, 4 * most);
      // A key of many words is no name.
      if (words.length > 4 * most) continue;
      for (const word of words) if (found.size < most) found.add(word);
    }
    return [...found];
  }

  /** The words with a key, in order of arrival; no more are looked for when there are more than `enough`. */
  private wordsOf(key: string, enough: number): number[] {
    const words: number[] = [];
    for (const word of this.postings.read(fileOf(key)).values) {
      if (words.length > enough) break;
      const text = this.textOf(word);
      if (nameKeys(text, this.scriptOf(text)).includes(key)) words.push(word);
    }
    return words;
  }

  /** Packs a part of what was added. @returns whether there was something to pack */
  settle(share?: number): boolean {
    return this.postings.settle(share);
  }
}
