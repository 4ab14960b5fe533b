/** What cameras write into their pictures begins so, wherever the picture lies. */
const exif = Buffer.from('Exif\0\0', 'latin1');
/** A segment of a JPEG is no longer. */
const longestBlock = 65_527;
const mostBlocks = 2_000;
const mostEntries = 300;
const bytesOf = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8] as const;

const gpsPart = 0x8825;
const cameraPart = 0x8769;
/** Who took it, whose it is, with which camera: of the picture, and of the camera's own part. */
const naming: ReadonlySet<number> = new Set([
  ...[0x013b, 0x8298, 0x9c9d, 0x9286, 0x927c, 0xa430, 0xa431, 0xa435],
]);

interface Entry {
  tag: number;
  /** Where the entry and its value are, from the beginning of the block. */
  at: number;
  from: number;
  length: number;
  value: number;
}

/** One block, in the byte order that it says itself; undefined for what is none. */
class ExifBlock {
  private readonly bytes: Buffer;
  private readonly isLittle: boolean;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.isLittle = bytes.toString('latin1', 0, 4) === 'II*\0';
  }

  static at(file: Buffer, start: number): ExifBlock | undefined {
    const head = file.toString('latin1', start, start + 4);
    if (head !== 'II*\0' && head !== 'MM\0*') return undefined;
    return new ExifBlock(file.subarray(start, start + longestBlock));
  }

  /** Makes blank where it was taken, and by whom. */
  clean(): void {
    for (const entry of this.entries(this.number(4, 4))) {
      if (naming.has(entry.tag)) this.blank(entry);
      if (entry.tag === gpsPart) this.blankPart(entry.value);
      if (entry.tag !== cameraPart) continue;
      for (const inner of this.entries(entry.value)) if (naming.has(inner.tag)) this.blank(inner);
    }
  }

  private number(at: number, size: 2 | 4): number {
    if (at < 0 || at + size > this.bytes.length) return 0;
    if (size === 2) return this.isLittle ? this.bytes.readUInt16LE(at) : this.bytes.readUInt16BE(at);
    return this.isLittle ? this.bytes.readUInt32LE(at) : this.bytes.readUInt32BE(at);
  }

  private entries(part: number): Entry[] {
    const count = Math.min(mostEntries, part > 0 ? this.number(part, 2) : 0);
    return Array.from({ length: count }, (_, index) => {
      const at = part + 2 + 12 * index;
      const length = (bytesOf[this.number(at + 2, 2)] ?? 0) * this.number(at + 4, 4);
      const value = this.number(at + 8, 4);
      return { tag: this.number(at, 2), at, from: length > 4 ? value : at + 8, length, value };
    });
  }

  private blank({ from, length }: Entry): void {
    const end = Math.min(from + length, this.bytes.length);
    if (from >= 8 && from < end) this.bytes.fill(0, from, end);
  }

  /** Empties a part, with all that its entries lead to. */
  private blankPart(part: number): void {
    const entries = this.entries(part);
    for (const entry of entries) this.blank(entry);
    for (const { at } of entries) this.bytes.fill(0, at, Math.min(at + 12, this.bytes.length));
    if (part >= 8) this.bytes.fill(0, part, Math.min(part + 2, this.bytes.length));
  }
}

/** A file with the places and the names taken out of the pictures in it; everything keeps its place. */
export function withoutHiddenPlaces(file: Buffer): Buffer {
  let bare: Buffer | undefined;
  let at = file.indexOf(exif);
  for (let count = 0; at >= 0 && count < mostBlocks; count += 1) {
    bare ??= Buffer.from(file);
    ExifBlock.at(bare, at + exif.length)?.clean();
    at = file.indexOf(exif, at + exif.length);
  }
  return bare === undefined || bare.equals(file) ? file : bare;
}
