/** What one header says of the member that follows it. */
export interface TarHeader {
  name: string;
  /** Bytes. */
  size: number;
  /** Seconds since 1970. */
  changed: number;
}

export const blockSize = 512;
const longestName = 100;
/** What eleven octal digits hold; a larger size is written in bytes, as GNU tar does and all others read. */
const mostInOctal = 8 ** 11 - 1;
const sizeAt = 124;

const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;

/** A header as POSIX.1-1988 (ustar) has it: a plain file that its owner alone may read. */
export function toTarHeader({ name, size, changed }: TarHeader): Buffer {
  if (Buffer.byteLength(name) > longestName) throw new Error(`a name of more than ${longestName} bytes`);
  const block = Buffer.alloc(blockSize);
  block.write(name, 0, 'utf8');
  block.write(octal(0o600, 7), 100, 'latin1');
  block.write(octal(0, 7) + octal(0, 7), 108, 'latin1');
  if (size <= mostInOctal) block.write(octal(size, 11), sizeAt, 'latin1');
  else {
    block[sizeAt] = 0x80;
    block.writeBigUInt64BE(BigInt(size), sizeAt + 4);
  }
  block.write(octal(changed, 11), 136, 'latin1');
  block.write(' '.repeat(8), 148, 'latin1');
  block.write('0', 156, 'latin1');
  block.write('ustar\x0000', 257, 'latin1');
  const sum = block.reduce((all, byte) => all + byte, 0);
  block.write(`${octal(sum, 6)} `, 148, 'latin1');
  return block;
}

/** What `block` says; undefined for everything that `toTarHeader` would not have written to the byte. */
export function readTarHeader(block: Buffer): TarHeader | undefined {
  const end = block.indexOf(0);
  const name = block.toString('utf8', 0, Math.min(end < 0 ? longestName : end, longestName));
  const size =
    block[sizeAt] === 0x80
      ? Number(block.readBigUInt64BE(sizeAt + 4))
      : Number.parseInt(block.toString('latin1', sizeAt, sizeAt + 11), 8);
  const changed = Number.parseInt(block.toString('latin1', 136, 147), 8);
  if (name === '' || !Number.isSafeInteger(size) || !Number.isSafeInteger(changed)) return undefined;
  const header = { name, size, changed };
  return toTarHeader(header).equals(block) ? header : undefined;
}

/** Zeros after a content of `size` bytes, up to the next block. */
export const paddingAfter = (size: number): number => (blockSize - (size % blockSize)) % blockSize;
