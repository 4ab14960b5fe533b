import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { isKey, StorageUnusable, type ByteRange, type FileStorage } from './file-storage.ts';

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

/** Makes what the folder says survive a power cut: names that came and went. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Files in a folder of this machine, or one that is mounted: `ab/cd/abcd…`. */
export class DiskStorage implements FileStorage {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** `path` is on the same disk: it is moved, not copied. */
  async put(key: string, path: string): Promise<void> {
    const target = this.pathOf(key);
    try {
      await syncFile(path);
      await this.makeFolders(dirname(target));
      await rename(path, target);
      await syncFolder(dirname(target));
    } catch (error) {
      throw new StorageUnusable(`a file could not be kept (${codeOf(error)})`, { cause: error });
    }
  }

  async findSize(key: string): Promise<number | undefined> {
    try {
      return (await stat(this.pathOf(key))).size;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw new StorageUnusable(`a file could not be looked at (${codeOf(error)})`, { cause: error });
    }
  }

  async open(key: string, range?: ByteRange): Promise<Readable> {
    try {
      const handle = await open(this.pathOf(key), 'r');
      return createReadStream('', { fd: handle, ...range });
    } catch (error) {
      throw new StorageUnusable(`a file could not be read (${codeOf(error)})`, { cause: error });
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  async *listKeys(): AsyncGenerator<string> {
    for (const first of await foldersIn(this.folder)) {
      for (const second of await foldersIn(join(this.folder, first))) {
        for (const name of await readdir(join(this.folder, first, second))) if (isKey(name)) yield name;
      }
    }
  }

  private pathOf(key: string): string {
    if (!isKey(key)) throw new StorageUnusable(`${key.slice(0, 80)} is no key`);
    return join(this.folder, key.slice(0, 2), key.slice(2, 4), key);
  }

  /** A folder that is new is written down in the one above it. */
  private async makeFolders(folder: string): Promise<void> {
    const first = await mkdir(folder, { recursive: true });
    if (first === undefined) return;
    for (let made = folder; made.length >= first.length; made = dirname(made)) {
      await syncFolder(dirname(made));
    }
  }
}

const isPart = (name: string): boolean => /^[0-9a-f]{2}$/.test(name);

async function foldersIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter(isPart).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw new StorageUnusable(`the files could not be listed (${codeOf(error)})`, { cause: error });
  }
}
