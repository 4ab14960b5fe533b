import { b, k1 } from '../../ranking.ts';
import { bitOf } from './coverage.ts';
import type { InvertedIndex } from './inverted-index.ts';
import { withRoom } from './growable.ts';
import { MaskTable } from './mask-table.ts';
import type { PostingList } from './posting-shard.ts';
import { textLanguages, type TextTable } from './text-table.ts';
import type { WordMatch } from './word-matches.ts';

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
  /** The table of which `norms` are, and how many texts it then had. */
  private normsOf: TextTable | undefined;
  private normsSize = 0;
  /** Text + 1; 0 where none was seen. */
  private bestOfRecord = new Uint32Array(0);

  run(index: InvertedIndex, matches: readonly WordMatch[]): void {
    this.clear();
    this.makeRoom(index.texts.size);
    this.setNorms(index);
    for (const match of matches) {
      const bit = bitOf(match.word);
      const [only, ...others] = match.stems;
      if (only && others.length === 0) {
        const factor = match.idf * only.share * (k1 + 1);
        this.sum(index.postings.read(only.stem), factor, bit);
        continue;
      }
      let seen = 0;
      for (const { stem, share } of match.stems) {
        const factor = match.idf * share * (k1 + 1);
        seen = this.raise(index.postings.read(stem), factor, seen);
      }
      this.addSeen(seen, bit);
    }
  }

  /** Adds the BM25 and the bit of a word that has one stem. */
  private sum({ values, weights }: PostingList, factor: number, bit: number): void {
    const { norms, scores, masks, texts } = this;
    let { count } = this;
    for (let at = 0; at < values.length; at++) {
      const text = values[at]!;
      const weight = weights[at]!;
      const mask = masks[text]!;
      if (mask === 0) texts[count++] = text;
      masks[text] = mask | bit;
      scores[text] = scores[text]! + (factor * weight) / (weight + norms[text]!);
    }
    this.count = count;
  }

  /**
   * Raises `best` to a stem's BM25 where that is more: the stems of one query word count by their maximum.
   * @returns how many texts `seen` then has, of the `from` before
   */
  private raise({ values, weights }: PostingList, factor: number, from: number): number {
    const { norms, best, seen } = this;
    let count = from;
    for (let at = 0; at < values.length; at++) {
      const text = values[at]!;
      const weight = weights[at]!;
      const score = (factor * weight) / (weight + norms[text]!);
      const before = best[text]!;
      if (before === 0) seen[count++] = text;
      if (score > before) best[text] = score;
    }
    return count;
  }

  /** Number of living texts by mask. */
  countsByMask({ records, texts }: InvertedIndex): MaskTable {
    const counts = new MaskTable();
    const { masks } = this;
    const { alive } = records;
    const { record } = texts;
    for (let at = 0; at < this.count; at++) {
      const text = this.texts[at]!;
      if (alive[record[text]!] === 1) counts.add(masks[text]!);
    }
    return counts;
  }

  /**
   * Of each living record's texts, the one with the best score; in order of the texts.
   * @param enough the masks that make a text a result; all do without it
   * @param holds what else it must hold
   */
  bestPerRecord(
    { records, texts }: InvertedIndex,
    enough?: MaskTable,
    holds?: (text: number) => boolean,
  ): Uint32Array {
    this.bestOfRecord = withRoom(this.bestOfRecord, records.size);
    const { bestOfRecord, scores, masks } = this;
    const { alive } = records;
    let found = 0;
    for (let at = 0; at < this.count; at++) {
      const text = this.texts[at]!;
      const record = texts.record[text]!;
      if (alive[record] === 0 || enough?.get(masks[text]!) === 0 || (holds && !holds(text))) continue;
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

  /** The norms follow the average lengths, so they stand until a text is added. */
  private setNorms({ texts }: InvertedIndex): void {
    if (this.normsOf === texts && this.normsSize === texts.size) return;
    this.normsOf = texts;
    this.normsSize = texts.size;
    const slope = textLanguages.map((_, language) => (k1 * b) / texts.averageLength(language));
    for (let text = 0; text < texts.size; text++) {
      this.norms[text] = k1 * (1 - b) + slope[texts.language[text]!]! * texts.length[text]!;
    }
  }
}
