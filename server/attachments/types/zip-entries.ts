/** One file inside a ZIP archive, as the archive's own list describes it. */
export interface ZipEntry {
  readonly name: string;
  readonly isEncrypted: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly compressed: number;
  readonly size: number;
  /** Where its own header begins. */
  readonly offset: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endSize = 22;
const entrySize = 46;
const mostEntries = 10_000;

/** Where the end record begins: exactly at the end of the file, but for the comment that it announces. */
function findEnd(file: Buffer): number {
  for (let at = file.length - endSize; at >= Math.max(0, file.length - endSize - 0xffff); at -= 1) {
    if (file.readUInt32LE(at) === endSignature && at + endSize + file.readUInt16LE(at + 20) === file.length) {
      return at;
    }
  }
  return -1;
}

/**
 * The list of a ZIP archive that is nothing but one: it begins with its first entry and ends with its end record,
 * its entries do not lie over one another, and it is of one part. Undefined for anything else.
 */
export function listZipEntries(file: Buffer): ZipEntry[] | undefined {
  if (file.length < endSize || file.readUInt32LE(0) !== localSignature) return undefined;
  const end = findEnd(file);
  if (end < 0) return undefined;
  const count = file.readUInt16LE(end + 10);
  const start = file.readUInt32LE(end + 16);
  const isWhole = file.readUInt32LE(end + 4) === 0 && file.readUInt16LE(end + 8) === count;
  if (!isWhole || count === 0 || count > mostEntries || start + file.readUInt32LE(end + 12) !== end) {
    return undefined;
  }
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + entrySize > end || file.readUInt32LE(at) !== entrySignature) return undefined;
    const nameLength = file.readUInt16LE(at + 28);
    const after = at + entrySize + nameLength;
    if (after > end) return undefined;
    entries.push({
      name: file.toString('utf8', at + entrySize, after),
      isEncrypted: (file.readUInt16LE(at + 8) & 1) === 1,
      method: file.readUInt16LE(at + 10),
      compressed: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    });
    at = after + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return at === end && areApart(file, entries, start) ? entries : undefined;
}

/** Entries that share their bytes are how a small archive becomes a large one. */
function areApart(file: Buffer, entries: readonly ZipEntry[], listStart: number): boolean {
  const inOrder = [...entries].sort((one, other) => one.offset - other.offset);
  if (inOrder[0]?.offset !== 0) return false;
  return inOrder.every((entry, index) => {
    const next = inOrder[index + 1]?.offset ?? listStart;
    if (entry.offset + 30 > next || file.readUInt32LE(entry.offset) !== localSignature) return false;
    const header = 30 + file.readUInt16LE(entry.offset + 26) + file.readUInt16LE(entry.offset + 28);
    return entry.offset + header + entry.compressed <= next;
  });
}
