import type { Column } from './growable.ts';
import { withRoom } from './growable.ts';

const none = -1;
/** So many additions are worth packing, however few are packed. */
const fewestToPack = 4_096;

/**
 * Lists of numbers with weights (1…255), in two layers: a packed base (one run a list, 5 bytes an entry) and what
 * was added since, chained per list in order of arrival. `merge` packs the second into the first.
 */
export class PostingShard {
  // Base: list l is baseValues[baseStart[l] … baseStart[l + 1]).
  private baseStart = new Uint32Array(1);
  private baseValues = new Uint32Array(0);
  private baseWeights = new Uint8Array(0);
  // Added since.
  private head = new Int32Array(0);
  private tail = new Int32Array(0);
  private added = new Uint32Array(0);
  private addedCount = 0;
  private entryList = new Uint32Array(0);
  private entryValue = new Uint32Array(0);
  private entryWeight = new Uint8Array(0);
  private entryNext = new Int32Array(0);

  private get baseLists(): number {
    return this.baseStart.length - 1;
  }

  get addedSize(): number {
    return this.addedCount;
  }

  /** Whether what was added is more than `share` of what is packed, and worth a merge. */
  isLoose(share: number): boolean {
    return this.addedCount > Math.max(fewestToPack, share * this.baseValues.length);
  }

  add(list: number, value: number, weight: number): void {
    if (list >= this.head.length) {
      const known = this.head.length;
      this.head = withRoom(this.head, list + 1).fill(none, known);
      this.tail = withRoom(this.tail, this.head.length);
      this.added = withRoom(this.added, this.head.length);
    }
    const entry = this.addedCount++;
    if (entry >= this.entryList.length) {
      for (const name of ['entryList', 'entryValue'] as const) this[name] = withRoom(this[name], entry + 1);
      this.entryWeight = withRoom(this.entryWeight, entry + 1);
      this.entryNext = withRoom(this.entryNext, entry + 1);
    }
    this.entryList[entry] = list;
    this.entryValue[entry] = value;
    this.entryWeight[entry] = Math.min(255, weight);
    this.entryNext[entry] = none;
    if (this.head[list] === none) this.head[list] = entry;
    else this.entryNext[this.tail[list]!] = entry;
    this.tail[list] = entry;
    this.added[list] = this.added[list]! + 1;
  }

  count(list: number): number {
    const packed = list < this.baseLists ? this.baseStart[list + 1]! - this.baseStart[list]! : 0;
    return packed + (list < this.added.length ? this.added[list]! : 0);
  }

  each(list: number, visit: (value: number, weight: number) => void): void {
    if (list < this.baseLists) {
      const end = this.baseStart[list + 1]!;
      for (let at = this.baseStart[list]!; at < end; at++) visit(this.baseValues[at]!, this.baseWeights[at]!);
    }
    if (list < this.head.length) {
      for (let entry = this.head[list]!; entry !== none; entry = this.entryNext[entry]!) {
        visit(this.entryValue[entry]!, this.entryWeight[entry]!);
      }
    }
  }

  /** See `Postings.raise`. The packed part has a loop of its own, since queries spend their time in it. */
  raise(
    list: number,
    factor: number,
    norms: Float32Array,
    best: Float32Array,
    seen: Uint32Array,
    from: number,
  ): number {
    let count = from;
    if (list < this.baseLists) {
      const { baseValues, baseWeights } = this;
      const end = this.baseStart[list + 1]!;
      for (let at = this.baseStart[list]!; at < end; at++) {
        const value = baseValues[at]!;
        const weight = baseWeights[at]!;
        const score = (factor * weight) / (weight + norms[value]!);
        const before = best[value]!;
        if (before === 0) seen[count++] = value;
        if (score > before) best[value] = score;
      }
    }
    if (list < this.head.length) {
      for (let entry = this.head[list]!; entry !== none; entry = this.entryNext[entry]!) {
        const value = this.entryValue[entry]!;
        const weight = this.entryWeight[entry]!;
        const score = (factor * weight) / (weight + norms[value]!);
        const before = best[value]!;
        if (before === 0) seen[count++] = value;
        if (score > before) best[value] = score;
      }
    }
    return count;
  }

  /** Packs everything that `renumber` keeps (new number of a value, or −1 for one that is gone). */
  merge(renumber: (value: number) => number): void {
    const lists = Math.max(this.baseLists, this.head.length);
    const start = new Uint32Array(lists + 1);
    const values = new Uint32Array(this.baseValues.length + this.addedCount);
    const weights = new Uint8Array(values.length);
    let at = 0;
    for (let list = 0; list < lists; list++) {
      this.each(list, (value, weight) => {
        const number = renumber(value);
        if (number < 0) return;
        values[at] = number;
        weights[at++] = weight;
      });
      start[list + 1] = at;
    }
    const isFull = at === values.length;
    this.setBase(start, isFull ? values : values.slice(0, at), isFull ? weights : weights.slice(0, at));
  }

  private setBase(
    start: Uint32Array<ArrayBuffer>,
    values: Uint32Array<ArrayBuffer>,
    weights: Uint8Array<ArrayBuffer>,
  ): void {
    this.baseStart = start;
    this.baseValues = values;
    this.baseWeights = weights;
    this.head = new Int32Array(0);
    this.tail = new Int32Array(0);
    this.added = new Uint32Array(0);
    this.entryList = new Uint32Array(0);
    this.entryValue = new Uint32Array(0);
    this.entryWeight = new Uint8Array(0);
    this.entryNext = new Int32Array(0);
    this.addedCount = 0;
  }

  /** All that is in here, in arrays that later additions leave as they are. */
  toColumns(): PostingColumns {
    const { baseStart, baseValues, baseWeights, addedCount } = this;
    return {
      start: baseStart,
      values: baseValues,
      weights: baseWeights,
      addedLists: this.entryList.slice(0, addedCount),
      addedValues: this.entryValue.slice(0, addedCount),
      addedWeights: this.entryWeight.slice(0, addedCount),
    };
  }

  restore({ start, values, weights, addedLists, addedValues, addedWeights }: PostingColumns): void {
    this.setBase(start, values, weights);
    for (let entry = 0; entry < addedLists.length; entry++) {
      this.add(addedLists[entry]!, addedValues[entry]!, addedWeights[entry]!);
    }
  }
}

export interface PostingColumns extends Record<string, Column> {
  start: Uint32Array<ArrayBuffer>;
  values: Uint32Array<ArrayBuffer>;
  weights: Uint8Array<ArrayBuffer>;
  addedLists: Uint32Array<ArrayBuffer>;
  addedValues: Uint32Array<ArrayBuffer>;
  addedWeights: Uint8Array<ArrayBuffer>;
}
