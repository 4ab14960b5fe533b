import { crc32, deflateRawSync } from 'node:zlib';

const endSize = 22;
const endSignature = 0x06054b50;
const localSize = 30;
const listedSize = 46;
/** Sizes follow the content in a record of their own. */
const sizesBehind = 1 << 3;

interface Part {
  /** Its own header with what belongs to it, as it is written. */
  body: Buffer;
  /** Its line in the archive's list. */
  listed: Buffer;
  offset: number;
}

/** Photographs are packed already. */
const isPacked = (content: Buffer): boolean => content.readUInt16BE(0) === 0xffd8;

/** A header of either kind without its extra fields, which may say sizes too. */
function headerFor(
  from: Buffer,
  { at, size, name, method }: { at: number; size: number; name: Buffer; method: 0 | 8 },
): Buffer {
  const header = Buffer.concat([from.subarray(at, at + size), name]);
  const isListed = size === listedSize;
  const [flags, methodAt, nameAt] = isListed ? [8, 10, 28] : [6, 8, 26];
  header.writeUInt16LE(header.readUInt16LE(flags) & ~sizesBehind, flags);
  header.writeUInt16LE(method, methodAt);
  header.writeUInt16LE(name.length, nameAt);
  header.writeUInt16LE(0, nameAt + 2);
  if (isListed) header.writeUInt16LE(0, 32);
  return header;
}

function replaced(file: Buffer, at: number, part: Part, content: Buffer): Part {
  const name = file.subarray(at + listedSize, at + listedSize + file.readUInt16LE(at + 28));
  const method = content.length > 1 && isPacked(content) ? 0 : 8;
  const packed = method === 0 ? content : deflateRawSync(content);
  const header = headerFor(file, { at: part.offset, size: localSize, name, method });
  const listed = headerFor(file, { at, size: listedSize, name, method });
  for (const [line, from] of [
    [header, 14],
    [listed, 16],
  ] as const) {
    line.writeUInt32LE(crc32(content), from);
    line.writeUInt32LE(packed.length, from + 4);
    line.writeUInt32LE(content.length, from + 8);
  }
  return { ...part, body: Buffer.concat([header, packed]), listed };
}

/**
 * A sound ZIP archive (as `listZipEntries` takes them) with other contents of some of its entries; every other entry
 * stays byte by byte as it is, in its place.
 */
export function replaceEntries(file: Buffer, contents: ReadonlyMap<string, Buffer>): Buffer {
  let end = file.length - endSize;
  while (
    file.readUInt32LE(end) !== endSignature ||
    end + endSize + file.readUInt16LE(end + 20) !== file.length
  )
    end -= 1;
  const start = file.readUInt32LE(end + 16);
  const lines: { at: number; offset: number; name: string; length: number }[] = [];
  for (let at = start; at < end;) {
    const nameEnd = at + listedSize + file.readUInt16LE(at + 28);
    const length = nameEnd - at + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    const name = file.toString('utf8', at + listedSize, nameEnd);
    lines.push({ at, offset: file.readUInt32LE(at + 42), name, length });
    at += length;
  }
  const offsets = lines.map(({ offset }) => offset).sort((one, other) => one - other);
  const parts = lines.map(({ at, offset, name, length }): Part => {
    const next = offsets[offsets.indexOf(offset) + 1] ?? start;
    const listed = Buffer.from(file.subarray(at, at + length));
    const part = { body: file.subarray(offset, next), listed, offset };
    const content = contents.get(name);
    return content ? replaced(file, at, part, content) : part;
  });
  let written = 0;
  const bodies = [...parts].sort((one, other) => one.offset - other.offset);
  for (const part of bodies) {
    part.listed.writeUInt32LE(written, 42);
    written += part.body.length;
  }
  const list = parts.map(({ listed }) => listed);
  const tail = Buffer.from(file.subarray(end));
  tail.writeUInt32LE(
    list.reduce((total, { length }) => total + length, 0),
    12,
  );
  tail.writeUInt32LE(written, 16);
  return Buffer.concat([...bodies.map(({ body }) => body), ...list, tail]);
}
