import { createHash } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { blockSize, paddingAfter, toTarHeader } from './tar-header.ts';

/** A member as it was written or read. */
export interface Member {
  name: string;
  size: number;
  sha256: string;
  /** Where its header begins in the file. */
  at: number;
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/** Writes a tar file member by member, each as it comes: its size is put in front of it afterwards. */
export class ArchiveWriter {
  private readonly path: string;
  private readonly handle: FileHandle;
  private readonly changed: number;
  private end = 0;

  private constructor(path: string, handle: FileHandle, changed: number) {
    this.path = path;
    this.handle = handle;
    this.changed = changed;
  }

  /** Begins a file that must not be there yet, and that its owner alone may read. @param at time of all members */
  static async create(path: string, at: Date): Promise<ArchiveWriter> {
    return new ArchiveWriter(path, await open(path, 'wx', 0o600), Math.floor(at.getTime() / 1000));
  }

  async add(name: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Member> {
    const at = this.end;
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of content) {
      await writeAll(this.handle, chunk, at + blockSize + size);
      hash.update(chunk);
      size += chunk.length;
    }
    const padding = paddingAfter(size);
    await writeAll(this.handle, Buffer.alloc(padding), at + blockSize + size);
    await writeAll(this.handle, toTarHeader({ name, size, changed: this.changed }), at);
    this.end = at + blockSize + size + padding;
    return { name, size, sha256: hash.digest('hex'), at };
  }

  /** Takes the last member out again. */
  takeBack({ at }: Member): void {
    this.end = at;
  }

  /** Ends the file; when this resolves it survives a power cut. @returns its size in bytes */
  async finish(): Promise<number> {
    const size = this.end + 2 * blockSize;
    await writeAll(this.handle, Buffer.alloc(2 * blockSize), this.end);
    await this.handle.truncate(size);
    await this.handle.sync();
    await this.handle.close();
    return size;
  }

  /** Removes what was written. */
  async abandon(): Promise<void> {
    await this.handle.close().catch(() => undefined);
    await rm(this.path, { force: true });
  }
}
