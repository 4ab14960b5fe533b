import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import type { Member } from './archive-writer.ts';
import { blockSize, paddingAfter, readTarHeader } from './tar-header.ts';

const bytesAtATime = 1 << 20;

/** A file that is not what `ArchiveWriter` writes: cut off, or changed at `at`. */
export class ArchiveBroken extends Error {
  override readonly name = 'ArchiveBroken';
  readonly how: 'cut' | 'changed';

  constructor(how: 'cut' | 'changed', at: number) {
    super(`${how} at byte ${at}`);
    this.how = how;
  }
}

/** Reads a tar file that `ArchiveWriter` has written, and nothing else: every byte must be as it was written. */
export class ArchiveReader {
  private readonly handle: FileHandle;
  private readonly size: number;

  private constructor(handle: FileHandle, size: number) {
    this.handle = handle;
    this.size = size;
  }

  static async open(path: string): Promise<ArchiveReader> {
    const handle = await open(path, 'r');
    return new ArchiveReader(handle, (await handle.stat()).size);
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  /** Every member with its hash, in order, up to the end of the file. Throws ArchiveBroken. */
  async *listMembers(): AsyncGenerator<Member> {
    let at = 0;
    for (;;) {
      const block = await this.read(at, blockSize);
      if (block.every((byte) => byte === 0)) break;
      const header = readTarHeader(block);
      if (!header) throw new ArchiveBroken('changed', at);
      const { name, size } = header;
      const hash = createHash('sha256');
      for await (const chunk of this.readFrom(at + blockSize, size)) hash.update(chunk);
      const padding = paddingAfter(size);
      await this.expectZeros(at + blockSize + size, padding);
      yield { name, size, sha256: hash.digest('hex'), at };
      at += blockSize + size + padding;
    }
    await this.expectZeros(at, 2 * blockSize);
    if (this.size > at + 2 * blockSize) throw new ArchiveBroken('changed', at + 2 * blockSize);
  }

  /** The content of a member that was listed. */
  content({ at, size }: Pick<Member, 'at' | 'size'>): AsyncGenerator<Buffer> {
    return this.readFrom(at + blockSize, size);
  }

  private async *readFrom(start: number, size: number): AsyncGenerator<Buffer> {
    for (let at = 0; at < size; at += bytesAtATime) {
      yield await this.read(start + at, Math.min(bytesAtATime, size - at));
    }
  }

  private async expectZeros(at: number, size: number): Promise<void> {
    const bytes = await this.read(at, size);
    if (bytes.some((byte) => byte !== 0)) throw new ArchiveBroken('changed', at);
  }

  private async read(at: number, size: number): Promise<Buffer> {
    if (at + size > this.size) throw new ArchiveBroken('cut', this.size);
    const bytes = Buffer.alloc(size);
    for (let done = 0; done < size;) {
      const { bytesRead } = await this.handle.read(bytes, done, size - done, at + done);
      if (bytesRead === 0) throw new ArchiveBroken('cut', at + done);
      done += bytesRead;
    }
    return bytes;
  }
}
