import { fieldWeights } from '../../ranking.ts';
import type { InvertedIndex } from './inverted-index.ts';
import type { WordMatch } from './word-matches.ts';

/** How often a text holds words that look like those of the query. */
export class SoftWords {
  private readonly index: InvertedIndex;
  private readonly count: number;
  private readonly looks = new Map<number, { match: number; share: number }[]>();

  constructor(index: InvertedIndex, matches: readonly WordMatch[]) {
    this.index = index;
    this.count = matches.length;
    for (const [match, { similar }] of matches.entries()) {
      for (const { word, share } of similar) {
        const list = this.looks.get(word);
        if (list) list.push({ match, share });
        else this.looks.set(word, [{ match, share }]);
      }
    }
  }

  /** Per word of the query, the frequency of its like in `text`, weighted by likeness and field. */
  frequencies(text: number): Float32Array {
    const sums = new Float32Array(this.count);
    const { texts } = this.index;
    const titleEnd = texts.titleEnd[text]!;
    const summaryEnd = texts.summaryEnd[text]!;
    const words = texts.wordsOf(text);
    for (let position = 0; position < words.length; position++) {
      const list = this.looks.get(words[position]!);
      if (!list) continue;
      const { title, summary, body } = fieldWeights;
      const weight = position < titleEnd ? title : position < summaryEnd ? summary : body;
      for (const { match, share } of list) sums[match] = sums[match]! + weight * share;
    }
    return sums;
  }
}
