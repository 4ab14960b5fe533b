import { withRoom } from './growable.ts';

/** FNV-1a over UTF-16 units, mixed so that the low bits alone tell words apart. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** As `hashOf`, of the first `size` of `letters`. */
function hashOfLetters(letters: Uint16Array, size: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < size; at++) hash = Math.imul(hash ^ letters[at]!, 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** What a lexicon is made of, for a snapshot. */
export interface LexiconColumns {
  letters: Uint16Array<ArrayBuffer>;
  /** Where each string begins in `letters`, and the end of the last. */
  starts: Uint32Array<ArrayBuffer>;
}

/**
 * Strings numbered in order of arrival, both ways. Kept as letters in one column and found through an open hash
 * table: hundreds of thousands of strings and a map of them would take several times the memory, and the time.
 */
export class Lexicon {
  size = 0;
  private letters = new Uint16Array(0);
  private starts = new Uint32Array(1);
  /** Hash and number + 1 of a string, two places a slot; 0 for none. Never more than two thirds full. */
  private slots = new Uint32Array(2 << 8);

  find(text: string): number | undefined {
    const number = this.slots[2 * this.slotOf(text, hashOf(text)) + 1]!;
    return number === 0 ? undefined : number - 1;
  }

  /** As `find`, for the word that the first `size` of `sought` spell. */
  findLetters(sought: Uint16Array, size: number): number | undefined {
    const { slots, starts, letters } = this;
    const hash = hashOfLetters(sought, size);
    const last = slots.length / 2 - 1;
    for (let slot = hash & last; ; slot = (slot + 1) & last) {
      const number = slots[2 * slot + 1]!;
      if (number === 0) return undefined;
      if (slots[2 * slot] !== hash) continue;
      const start = starts[number - 1]!;
      if (starts[number]! - start !== size) continue;
      let at = 0;
      while (at < size && letters[start + at] === sought[at]) at++;
      if (at === size) return number - 1;
    }
  }

  /** The number of `text`, a new one where it has none yet. */
  add(text: string): number {
    const hash = hashOf(text);
    const slot = this.slotOf(text, hash);
    const known = this.slots[2 * slot + 1]!;
    if (known !== 0) return known - 1;
    const number = this.size++;
    const start = this.starts[number]!;
    const end = start + text.length;
    this.letters = withRoom(this.letters, end);
    this.starts = withRoom(this.starts, this.size + 1);
    for (let at = 0; at < text.length; at++) this.letters[start + at] = text.charCodeAt(at);
    this.starts[this.size] = end;
    this.slots[2 * slot] = hash;
    this.slots[2 * slot + 1] = this.size;
    if (this.size * 3 > this.slots.length) this.widen();
    return number;
  }

  at(number: number): string {
    const letters = this.letters.subarray(this.starts[number], this.starts[number + 1]);
    return String.fromCharCode.apply(null, letters as unknown as number[]);
  }

  /** Whether the string of `number` begins with `prefix`. */
  beginsWith(number: number, prefix: string): boolean {
    const start = this.starts[number]!;
    if (this.starts[number + 1]! - start < prefix.length) return false;
    for (let at = 0; at < prefix.length; at++) {
      if (this.letters[start + at] !== prefix.charCodeAt(at)) return false;
    }
    return true;
  }

  /** The slot that holds `text`, or the empty one where it belongs. */
  private slotOf(text: string, hash: number): number {
    const { slots } = this;
    const last = slots.length / 2 - 1;
    for (let slot = hash & last; ; slot = (slot + 1) & last) {
      const number = slots[2 * slot + 1]!;
      if (number === 0) return slot;
      if (slots[2 * slot] !== hash) continue;
      const length = this.starts[number]! - this.starts[number - 1]!;
      if (length === text.length && this.beginsWith(number - 1, text)) return slot;
    }
  }

  private widen(): void {
    const before = this.slots;
    this.slots = new Uint32Array(2 * before.length);
    const last = this.slots.length / 2 - 1;
    for (let at = 0; at < before.length; at += 2) {
      if (before[at + 1] === 0) continue;
      let slot = before[at]! & last;
      while (this.slots[2 * slot + 1] !== 0) slot = (slot + 1) & last;
      this.slots[2 * slot] = before[at]!;
      this.slots[2 * slot + 1] = before[at + 1]!;
    }
  }

  /** All strings that are here now: what is added later leaves these columns as they are. */
  toColumns(): LexiconColumns {
    return {
      letters: this.letters.subarray(0, this.starts[this.size]),
      starts: this.starts.subarray(0, this.size + 1),
    };
  }

  static from(columns: LexiconColumns): Lexicon {
    const lexicon = new Lexicon();
    const size = columns.starts.length - 1;
    let slots = lexicon.slots.length;
    while (size * 3 > slots) slots *= 2;
    lexicon.slots = new Uint32Array(slots);
    Object.assign(lexicon, columns, { size });
    for (let number = 0; number < size; number++) {
      const text = lexicon.at(number);
      const hash = hashOf(text);
      const slot = lexicon.slotOf(text, hash);
      lexicon.slots[2 * slot] = hash;
      lexicon.slots[2 * slot + 1] = number + 1;
    }
    return lexicon;
  }
}
