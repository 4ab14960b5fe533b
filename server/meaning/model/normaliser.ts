/** SentencePiece writes a space so; it also stands before the first word. */
const space = Uint8Array.of(0xe2, 0x96, 0x81);
const blank = 0x20;

/** How many bytes of UTF-8 the letter takes that begins with `first`; 1 for what begins none. */
const letterLength = (first: number): number => (first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4);

/**
 * SentencePiece's `nmt_nfkc`: folds letters by a compiled map (a double array of byte strings, and their
 * replacements), takes runs of blanks together and leaves out those at the ends.
 */
export class Normaliser {
  private readonly units: Uint32Array;
  private readonly replacements: Uint8Array;
  private out = new Uint8Array(1_024);
  private length = 0;

  /** @param map as the model carries it: size of the array in bytes, the array, the replacements */
  constructor(map: Uint8Array) {
    const view = new DataView(map.buffer, map.byteOffset, map.byteLength);
    const size = view.getUint32(0, true);
    this.units = Uint32Array.from({ length: size / 4 }, (_, at) => view.getUint32(4 + 4 * at, true));
    this.replacements = map.subarray(4 + size);
  }

  normalise(text: string): string {
    const bytes = Buffer.from(text, 'utf8');
    this.length = 0;
    let wasBlank = true;
    for (let at = 0; at < bytes.length;) {
      const { from, start, end, taken } = this.fold(bytes, at);
      at += taken;
      let first = start;
      if (wasBlank) while (first < end && from[first] === blank) first++;
      if (first === end) continue;
      if (this.length === 0) this.addSpace();
      for (let next = first; next < end; next++) {
        if (from[next] === blank) this.addSpace();
        else this.add(from[next]!);
      }
      wasBlank = from[end - 1] === blank;
    }
    while (this.endsInSpace()) this.length -= space.length;
    return Buffer.from(this.out.buffer, 0, this.length).toString('utf8');
  }

  /** What the longest part of the text from `at` that the map knows becomes, else its first letter as it is. */
  private fold(
    bytes: Uint8Array,
    at: number,
  ): { from: Uint8Array; start: number; end: number; taken: number } {
    const { units, replacements } = this;
    let taken = 0;
    let start = 0;
    let node = offsetOf(units[0]!);
    for (let next = at; next < bytes.length; next++) {
      node ^= bytes[next]!;
      const unit = units[node]!;
      if ((unit & 0x800000ff) >>> 0 !== bytes[next]) break;
      node ^= offsetOf(unit);
      if ((unit & 0x100) === 0) continue;
      taken = next + 1 - at;
      start = units[node]! & 0x7fffffff;
    }
    if (taken > 0) return { from: replacements, start, end: replacements.indexOf(0, start), taken };
    const length = Math.min(letterLength(bytes[at]!), bytes.length - at);
    return { from: bytes, start: at, end: at + length, taken: length };
  }

  private add(byte: number): void {
    if (this.length === this.out.length) {
      const grown = new Uint8Array(this.out.length * 2);
      grown.set(this.out);
      this.out = grown;
    }
    this.out[this.length++] = byte;
  }

  private addSpace(): void {
    for (const byte of space) this.add(byte);
  }

  private endsInSpace(): boolean {
    const from = this.length - space.length;
    return from >= 0 && space.every((byte, at) => this.out[from + at] === byte);
  }
}

const offsetOf = (unit: number): number => (unit >>> 10) << ((unit & 0x200) >>> 6);
