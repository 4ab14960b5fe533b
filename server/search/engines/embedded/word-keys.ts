import { nameKeys, type Script } from '../../../text/index.ts';
import { Lexicon } from './lexicon.ts';
import { Postings } from './postings.ts';

/** The words of the index under the keys by which names of both scripts are spelt alike. */
export class WordKeys {
  private readonly keys = new Lexicon();
  private readonly postings = new Postings();

  add(word: number, text: string, script: Script): void {
    for (const key of nameKeys(text, script)) this.postings.add(this.keys.add(key), word, 1);
  }

  /** The words that share a key of at least `shortest` letters with `text`, at most `most`. */
  find(text: string, script: Script, shortest: number, most: number): number[] {
    const found = new Set<number>();
    for (const name of nameKeys(text, script)) {
      if (name.replace('~', '').length < shortest) continue;
      const key = this.keys.find(name);
      // A key of many words is no name.
      if (key === undefined || this.postings.count(key) > 4 * most) continue;
      this.postings.each(key, (word) => {
        if (found.size < most) found.add(word);
      });
    }
    return [...found];
  }
}
