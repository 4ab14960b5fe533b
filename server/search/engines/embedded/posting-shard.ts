import type { Column } from './growable.ts';
import { withRoom } from './growable.ts';

/** What holds something, and how heavily (1…255): parallel arrays. */
export interface PostingList {
  values: Uint32Array;
  weights: Uint8Array;
}

const none = -1;
/** So many additions are worth packing, however few are packed. */
const fewestToPack = 4_096;

/**
 * Lists of numbers with weights (1…255), in two layers: a packed base (one run a list, 5 bytes an entry) and what
 * was added since, in order of arrival. Additions are chained per list when a list is first asked for, so that an
 * index being built, which nobody asks, only writes them down. `merge` packs the second layer into the first.
 */
export class PostingShard {
  // Base: list l is baseValues[baseStart[l] … baseStart[l + 1]).
  private baseStart = new Uint32Array(1);
  private baseValues = new Uint32Array(0);
  private baseWeights = new Uint8Array(0);
  // Added since.
  private addedCount = 0;
  private addedLists = 0;
  private chained = 0;
  private head = new Int32Array(0);
  private tail = new Int32Array(0);
  private added = new Uint32Array(0);
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
    const entry = this.addedCount++;
    if (entry >= this.entryList.length) {
      for (const name of ['entryList', 'entryValue'] as const) this[name] = withRoom(this[name], entry + 1);
      this.entryWeight = withRoom(this.entryWeight, entry + 1);
    }
    this.entryList[entry] = list;
    this.entryValue[entry] = value;
    this.entryWeight[entry] = Math.min(255, weight);
    if (list >= this.addedLists) this.addedLists = list + 1;
  }

  /** Chains what was added since the last look. */
  private chain(): void {
    if (this.chained === this.addedCount) return;
    const known = this.head.length;
    if (this.addedLists > known) {
      this.head = withRoom(this.head, this.addedLists).fill(none, known);
      this.tail = withRoom(this.tail, this.head.length);
      this.added = withRoom(this.added, this.head.length);
    }
    this.entryNext = withRoom(this.entryNext, this.addedCount);
    for (let entry = this.chained; entry < this.addedCount; entry++) {
      const list = this.entryList[entry]!;
      this.entryNext[entry] = none;
      if (this.head[list] === none) this.head[list] = entry;
      else this.entryNext[this.tail[list]!] = entry;
      this.tail[list] = entry;
      this.added[list] = this.added[list]! + 1;
    }
    this.chained = this.addedCount;
  }

  count(list: number): number {
    this.chain();
    const packed = list < this.baseLists ? this.baseStart[list + 1]! - this.baseStart[list]! : 0;
    return packed + (list < this.added.length ? this.added[list]! : 0);
  }

  /** The entries of a list in order of arrival: a view of what is packed, a copy where something was added. */
  read(list: number): PostingList {
    this.chain();
    const from = list < this.baseLists ? this.baseStart[list]! : 0;
    const end = list < this.baseLists ? this.baseStart[list + 1]! : 0;
    const packed = {
      values: this.baseValues.subarray(from, end),
      weights: this.baseWeights.subarray(from, end),
    };
    if (list >= this.head.length || this.added[list] === 0) return packed;
    const values = new Uint32Array(end - from + this.added[list]!);
    const weights = new Uint8Array(values.length);
    values.set(packed.values);
    weights.set(packed.weights);
    let at = end - from;
    for (let entry = this.head[list]!; entry !== none; entry = this.entryNext[entry]!) {
      values[at] = this.entryValue[entry]!;
      weights[at++] = this.entryWeight[entry]!;
    }
    return { values, weights };
  }

  /**
   * Packs everything, list by list in order of arrival.
   * @param renumber gives the new number of a value, or −1 for one that is gone; without it all stay as they are
   */
  merge(renumber?: (value: number) => number): void {
    const { baseStart, baseValues, baseWeights, baseLists, entryList, entryValue, entryWeight } = this;
    const lists = Math.max(baseLists, this.addedLists);
    const start = new Uint32Array(lists + 1);
    for (let list = 0; list < baseLists; list++) start[list + 1] = baseStart[list + 1]! - baseStart[list]!;
    for (let entry = 0; entry < this.addedCount; entry++) {
      const list = entryList[entry]! + 1;
      start[list] = start[list]! + 1;
    }
    for (let list = 0; list < lists; list++) start[list + 1] = start[list]! + start[list + 1]!;
    const values = new Uint32Array(start[lists]!);
    const weights = new Uint8Array(values.length);
    // Where the next entry of each list belongs.
    const next = start.slice();
    for (let list = 0; list < baseLists; list++) {
      let to = next[list]!;
      for (let at = baseStart[list]!; at < baseStart[list + 1]!; at++, to++) {
        values[to] = baseValues[at]!;
        weights[to] = baseWeights[at]!;
      }
      next[list] = to;
    }
    for (let entry = 0; entry < this.addedCount; entry++) {
      const list = entryList[entry]!;
      const to = next[list]!;
      values[to] = entryValue[entry]!;
      weights[to] = entryWeight[entry]!;
      next[list] = to + 1;
    }
    if (renumber) this.setKept(start, values, weights, renumber);
    else this.setBase(start, values, weights);
  }

  /** Takes columns over without what is gone. */
  private setKept(
    start: Uint32Array<ArrayBuffer>,
    values: Uint32Array<ArrayBuffer>,
    weights: Uint8Array<ArrayBuffer>,
    renumber: (value: number) => number,
  ): void {
    let to = 0;
    let from = 0;
    for (let list = 1; list < start.length; list++) {
      const end = start[list]!;
      for (let at = from; at < end; at++) {
        const number = renumber(values[at]!);
        if (number < 0) continue;
        values[to] = number;
        weights[to++] = weights[at]!;
      }
      from = end;
      start[list] = to;
    }
    const isFull = to === values.length;
    this.setBase(start, isFull ? values : values.slice(0, to), isFull ? weights : weights.slice(0, to));
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
    this.addedLists = 0;
    this.chained = 0;
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
