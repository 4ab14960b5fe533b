import { closeSync, fstatSync, openSync, readSync, rmSync } from 'node:fs';
import { mkdir, open, rename, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';

/**
 * One file of named columns, each in one or more pieces: magic, pieces, a footer that says what they are, its
 * length, and the checksum of all that (CRC-32: it is chance that damages a file of derived data, not people).
 */
const magic = Buffer.from('TAJARIB\n');
const trailerSize = 8;
/** Written and summed at a time: few enough that whoever shares the thread waits some milliseconds at most. */
const bytesAtATime = 1 << 21;

/** What a file of columns can hold. */
export type FileColumn = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

const types = { Uint8Array, Uint16Array, Uint32Array, Float64Array } as const;

/** Columns by name, made when they are written. */
export type ColumnSource = readonly (readonly [name: string, pieces: Iterable<FileColumn>])[];
export type ColumnsRead = ReadonlyMap<string, readonly FileColumn[]>;

interface Footer<Header> {
  header: Header;
  columns: { name: string; type: keyof typeof types; lengths: number[] }[];
}

const bytesOf = ({ buffer, byteOffset, byteLength }: FileColumn): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

const length32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** Writes temporary file, fsync, rename, fsync of the folder; others' work gets its turn between the pieces. */
export async function writeColumns(file: string, header: object, columns: ColumnSource): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.new`;
  const handle = await open(temporary, 'w');
  try {
    await writeAll(handle, header, columns);
    await handle.sync();
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
  const folder = await open(dirname(file), 'r');
  await folder.sync();
  await folder.close();
}

async function writeAll(handle: FileHandle, header: object, columns: ColumnSource): Promise<void> {
  let sum = 0;
  const write = async (bytes: Uint8Array): Promise<void> => {
    for (let from = 0; from < bytes.length; from += bytesAtATime) {
      const part = bytes.subarray(from, from + bytesAtATime);
      sum = crc32(part, sum);
      for (let at = 0; at < part.length;) at += (await handle.write(part, at)).bytesWritten;
    }
  };
  const footer: Footer<object> = { header, columns: [] };
  await write(magic);
  for (const [name, pieces] of columns) {
    const lengths: number[] = [];
    let type: keyof typeof types = 'Uint8Array';
    for (const piece of pieces) {
      type = piece.constructor.name as keyof typeof types;
      lengths.push(piece.length);
      await write(bytesOf(piece));
    }
    footer.columns.push({ name, type, lengths });
  }
  const end = Buffer.from(JSON.stringify(footer));
  await write(end);
  await write(length32(end.length));
  await handle.write(length32(sum));
}

/**
 * Reads all columns of `file` where `fits` says that its header is the one wanted. Undefined where there is none
 * that fits: missing, cut, changed, another's.
 */
export function readColumns<Header>(
  file: string,
  fits: (header: Header) => boolean,
): { header: Header; columns: ColumnsRead } | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return undefined;
  }
  try {
    return readAll(descriptor, fits);
  } catch {
    // A footer that is no JSON, a file that ends too early: damaged, and so to be made anew.
    return undefined;
  } finally {
    closeSync(descriptor);
  }
}

function readAll<Header>(
  descriptor: number,
  fits: (header: Header) => boolean,
): { header: Header; columns: ColumnsRead } | undefined {
  const fill = (bytes: Uint8Array, from: number): void => {
    for (let at = 0; at < bytes.length;) {
      const read = readSync(descriptor, bytes, at, bytes.length - at, from + at);
      if (read === 0) throw new Error('the file ends too early');
      at += read;
    }
  };
  const { size } = fstatSync(descriptor);
  if (size < magic.length + trailerSize) return undefined;
  const trailer = Buffer.alloc(trailerSize);
  fill(trailer, size - trailerSize);
  const footerStart = size - trailerSize - trailer.readUInt32LE(0);
  if (footerStart < magic.length) return undefined;
  const footerBytes = Buffer.alloc(trailer.readUInt32LE(0));
  fill(footerBytes, footerStart);
  const footer = JSON.parse(footerBytes.toString()) as Footer<Header>;
  const said = footer.columns
    .map(({ type, lengths }) => types[type].BYTES_PER_ELEMENT * lengths.reduce((sum, one) => sum + one, 0))
    .reduce((sum, one) => sum + one, magic.length);
  if (said !== footerStart || !fits(footer.header)) return undefined;

  const start = Buffer.alloc(magic.length);
  fill(start, 0);
  if (!start.equals(magic)) return undefined;
  let sum = crc32(start);
  let at = magic.length;
  const columns = new Map<string, FileColumn[]>();
  for (const { name, type, lengths } of footer.columns) {
    const pieces = lengths.map((length) => {
      const piece = new types[type](length);
      fill(bytesOf(piece), at);
      // Of no bytes it would begin anew.
      if (length > 0) sum = crc32(bytesOf(piece), sum);
      at += piece.byteLength;
      return piece;
    });
    columns.set(name, pieces);
  }
  sum = crc32(trailer.subarray(0, 4), crc32(footerBytes, sum));
  return sum === trailer.readUInt32LE(4) ? { header: footer.header, columns } : undefined;
}
