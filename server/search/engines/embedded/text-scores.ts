import { b, k1 } from '../../ranking.ts';
import type { InvertedIndex } from './inverted-index.ts';
import { withRoom } from './growable.ts';
import type { RecordTable } from './record-table.ts';
import { textLanguages, type TextTable } from './text-table.ts';
import type { WordMatch } from './word-matches.ts';

/** Words of a query that are told apart in a text's mask; the rest share the last bit. */
const maskBits = 31;
const bitOf = (word: number): number => 1 << Math.min(word, maskBits - 1);

/** The share of the query's idf asked for first, by number of known words; people remember some words wrongly. */
const firstShare = (words: number): number => (words <= 2 ? 1 : words === 3 ? 0.6 : 0.5);
/** Eased in these steps until a page is full. */
const easier = [0.5, 0.35, 0.15, 0];
const pageful = 10;

/**
 * Scores every text that holds a word of the query by BM25. Holds its arrays from query to query and clears
 * only what it touched, so that a query costs what its postings cost.
 */
export class TextScores {
  scores = new Float32Array(0);
  /** Which words of the query a text holds, one bit each. */
  masks = new Uint32Array(0);
  /** The texts that hold any; the first `count` entries. */
  texts = new Uint32Array(0);
  count = 0;
  private best = new Float32Array(0);
  private seen = new Uint32Array(0);
  norms = new Float32Array(0);
  /** Text + 1; 0 where none was seen. */
  private bestOfRecord = new Uint32Array(0);

  run(index: InvertedIndex, matches: readonly WordMatch[]): void {
    this.clear();
    this.makeRoom(index.texts.size);
    this.setNorms(index);
    for (const match of matches) {
      let seen = 0;
      for (const { stem, share } of match.stems) {
        const factor = match.idf * share * (k1 + 1);
        seen = index.postings.raise(stem, factor, this.norms, this.best, this.seen, seen);
      }
      this.addSeen(seen, bitOf(match.word));
    }
  }

  /**
   * Whether a text holds enough of the query to be a result: all of one or two words, half of a longer query;
   * less where that gives no page of results.
   */
  enough(index: InvertedIndex, matches: readonly WordMatch[]): (text: number) => boolean {
    const known = matches.filter(({ stems }) => stems.length > 0);
    const total = known.reduce((sum, { idf }) => sum + idf, 0);
    const counts = new Map<number, number>();
    for (let at = 0; at < this.count; at++) {
      const text = this.texts[at]!;
      if (index.records.alive[index.texts.record[text]!] === 0) continue;
      counts.set(this.masks[text]!, (counts.get(this.masks[text]!) ?? 0) + 1);
    }
    const shares = new Map<number, number>();
    for (const mask of counts.keys()) {
      shares.set(mask, known.reduce((sum, { word, idf }) => sum + (mask & bitOf(word) ? idf : 0), 0) / total);
    }
    const holding = (least: number): number =>
      [...counts].reduce((sum, [mask, count]) => sum + (shares.get(mask)! >= least ? count : 0), 0);
    const least =
      [firstShare(known.length) - 1e-6, ...easier].find((share) => holding(share) >= pageful) ?? 0;
    return (text) => shares.get(this.masks[text]!)! >= least;
  }

  /** Of each living record's texts that are `enough`, the one with the best score; in order of the texts. */
  bestPerRecord(texts: TextTable, records: RecordTable, enough: (text: number) => boolean): Uint32Array {
    this.bestOfRecord = withRoom(this.bestOfRecord, records.size);
    const { bestOfRecord, scores } = this;
    let found = 0;
    for (let at = 0; at < this.count; at++) {
      const text = this.texts[at]!;
      const record = texts.record[text]!;
      if (records.alive[record] === 0 || !enough(text)) continue;
      const other = bestOfRecord[record]! - 1;
      if (other < 0) this.seen[found++] = record;
      if (other < 0 || scores[text]! > scores[other]!) bestOfRecord[record] = text + 1;
    }
    const best = new Uint32Array(found);
    for (let at = 0; at < found; at++) {
      const record = this.seen[at]!;
      best[at] = bestOfRecord[record]! - 1;
      bestOfRecord[record] = 0;
    }
    return best;
  }

  private addSeen(seen: number, bit: number): void {
    for (let at = 0; at < seen; at++) {
      const text = this.seen[at]!;
      if (this.masks[text] === 0) this.texts[this.count++] = text;
      this.scores[text] = this.scores[text]! + this.best[text]!;
      this.masks[text] = this.masks[text]! | bit;
      this.best[text] = 0;
    }
  }

  private clear(): void {
    for (let at = 0; at < this.count; at++) {
      const text = this.texts[at]!;
      this.scores[text] = 0;
      this.masks[text] = 0;
    }
    this.count = 0;
  }

  private makeRoom(size: number): void {
    for (const name of ['scores', 'best', 'norms'] as const) this[name] = withRoom(this[name], size);
    for (const name of ['masks', 'texts', 'seen'] as const) this[name] = withRoom(this[name], size);
  }

  private setNorms({ texts }: InvertedIndex): void {
    const slope = textLanguages.map((_, language) => (k1 * b) / texts.averageLength(language));
    for (let text = 0; text < texts.size; text++) {
      this.norms[text] = k1 * (1 - b) + slope[texts.language[text]!]! * texts.length[text]!;
    }
  }
}
