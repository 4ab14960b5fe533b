import { withRoom } from './growable.ts';

const none = -1;

/**
 * For each stem the texts that hold it and how heavily (weighted frequency, 1…255). Two layers: a packed base
 * (one run a stem) and entries added since, chained per stem; `merge` packs the second into the first and
 * leaves out what was removed. Both are typed arrays: 5 bytes a packed posting.
 */
export class Postings {
  // Base: postings of stem s are baseTexts[baseStart[s] … baseStart[s + 1]).
  private baseStart = new Uint32Array(1);
  private baseTexts = new Uint32Array(0);
  private baseWeights = new Uint8Array(0);
  // Added since: chains through `next`, newest first.
  private head = new Int32Array(0);
  private added = new Uint32Array(0);
  private addedCount = 0;
  private entryStem = new Uint32Array(0);
  private entryText = new Uint32Array(0);
  private entryWeight = new Uint8Array(0);
  private entryNext = new Int32Array(0);

  private get baseStems(): number {
    return this.baseStart.length - 1;
  }

  get addedSize(): number {
    return this.addedCount;
  }

  get baseSize(): number {
    return this.baseTexts.length;
  }

  add(stem: number, text: number, weight: number): void {
    if (stem >= this.head.length) {
      const known = this.head.length;
      this.head = withRoom(this.head, stem + 1).fill(none, known);
      this.added = withRoom(this.added, this.head.length);
    }
    const entry = this.addedCount++;
    this.entryStem = withRoom(this.entryStem, entry + 1);
    this.entryText = withRoom(this.entryText, entry + 1);
    this.entryWeight = withRoom(this.entryWeight, entry + 1);
    this.entryNext = withRoom(this.entryNext, entry + 1);
    this.entryStem[entry] = stem;
    this.entryText[entry] = text;
    this.entryWeight[entry] = Math.min(255, weight);
    this.entryNext[entry] = this.head[stem]!;
    this.head[stem] = entry;
    this.added[stem] = this.added[stem]! + 1;
  }

  /** Number of texts with `stem`, removed ones among them until the next merge. */
  count(stem: number): number {
    const packed = stem < this.baseStems ? this.baseStart[stem + 1]! - this.baseStart[stem]! : 0;
    return packed + (stem < this.added.length ? this.added[stem]! : 0);
  }

  /** Visits every posting of `stem`. */
  each(stem: number, visit: (text: number, weight: number) => void): void {
    if (stem < this.baseStems) {
      const end = this.baseStart[stem + 1]!;
      for (let at = this.baseStart[stem]!; at < end; at++) visit(this.baseTexts[at]!, this.baseWeights[at]!);
    }
    if (stem < this.head.length) {
      for (let entry = this.head[stem]!; entry !== none; entry = this.entryNext[entry]!) {
        visit(this.entryText[entry]!, this.entryWeight[entry]!);
      }
    }
  }

  /**
   * Raises `best[text]` to this stem's BM25 where that is more, for every text that holds the stem: the stems of
   * one query word so count by their maximum. Texts seen for the first time (best is 0) go to `seen`.
   * @param norms k1 · (1 − b + b · length / average) of each text
   * @returns how many entries `seen` then has
   */
  raise(
    stem: number,
    factor: number,
    norms: Float32Array,
    best: Float32Array,
    seen: Uint32Array,
    from: number,
  ): number {
    let count = from;
    if (stem < this.baseStems) {
      const { baseTexts, baseWeights } = this;
      const end = this.baseStart[stem + 1]!;
      for (let at = this.baseStart[stem]!; at < end; at++) {
        const text = baseTexts[at]!;
        const weight = baseWeights[at]!;
        const score = (factor * weight) / (weight + norms[text]!);
        const before = best[text]!;
        if (before === 0) seen[count++] = text;
        if (score > before) best[text] = score;
      }
    }
    if (stem < this.head.length) {
      for (let entry = this.head[stem]!; entry !== none; entry = this.entryNext[entry]!) {
        const text = this.entryText[entry]!;
        const weight = this.entryWeight[entry]!;
        const score = (factor * weight) / (weight + norms[text]!);
        const before = best[text]!;
        if (before === 0) seen[count++] = text;
        if (score > before) best[text] = score;
      }
    }
    return count;
  }

  /** Packs everything that `renumber` keeps (new number of a text, or −1 for a removed one). */
  merge(stems: number, renumber: (text: number) => number): void {
    const start = new Uint32Array(stems + 1);
    for (let stem = 0; stem < stems; stem++) {
      let kept = 0;
      this.each(stem, (text) => {
        if (renumber(text) >= 0) kept++;
      });
      start[stem + 1] = start[stem]! + kept;
    }
    const texts = new Uint32Array(start[stems]!);
    const weights = new Uint8Array(start[stems]!);
    for (let stem = 0; stem < stems; stem++) {
      let at = start[stem]!;
      this.each(stem, (text, weight) => {
        const number = renumber(text);
        if (number < 0) return;
        texts[at] = number;
        weights[at++] = weight;
      });
    }
    this.setBase(start, texts, weights);
  }

  private setBase(
    start: Uint32Array<ArrayBuffer>,
    texts: Uint32Array<ArrayBuffer>,
    weights: Uint8Array<ArrayBuffer>,
  ): void {
    this.baseStart = start;
    this.baseTexts = texts;
    this.baseWeights = weights;
    this.head = new Int32Array(0);
    this.added = new Uint32Array(0);
    this.entryStem = new Uint32Array(0);
    this.entryText = new Uint32Array(0);
    this.entryWeight = new Uint8Array(0);
    this.entryNext = new Int32Array(0);
    this.addedCount = 0;
  }

  /** The packed base; call `merge` first. */
  toColumns(): { postingStart: Uint32Array; postingTexts: Uint32Array; postingWeights: Uint8Array } {
    return { postingStart: this.baseStart, postingTexts: this.baseTexts, postingWeights: this.baseWeights };
  }

  static fromColumns(
    start: Uint32Array<ArrayBuffer>,
    texts: Uint32Array<ArrayBuffer>,
    weights: Uint8Array<ArrayBuffer>,
  ): Postings {
    const postings = new Postings();
    postings.setBase(start, texts, weights);
    return postings;
  }
}
