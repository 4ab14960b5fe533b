import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The data folder cannot be used; the message is one sentence. */
export class DataDirUnusable extends Error {
  override readonly name = 'DataDirUnusable';
}

const sentences: Record<string, (dataDir: string) => string> = {
  EACCES: (dataDir) => `The data folder ${dataDir} may not be written to by this user.`,
  EPERM: (dataDir) => `The data folder ${dataDir} may not be written to by this user.`,
  EROFS: (dataDir) => `The data folder ${dataDir} is on a disk that can only be read.`,
  ENOSPC: (dataDir) => `The disk that holds the data folder ${dataDir} is full.`,
  EDQUOT: (dataDir) => `The disk that holds the data folder ${dataDir} is full.`,
  ENOENT: (dataDir) => `The data folder ${dataDir} cannot be made there.`,
  ENOTDIR: (dataDir) => `DATA_DIR ${dataDir} is not a folder.`,
  EEXIST: (dataDir) => `DATA_DIR ${dataDir} is not a folder.`,
};

/** `mkdirSync(…, { recursive: true })` never returns where a file system says ENOENT to every new folder (/proc). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/**
 * Makes the data folder where it is missing and shows, by writing, that it can be written to.
 * @throws DataDirUnusable
 */
export function prepareDataDir(dataDir: string): void {
  const probe = join(dataDir, `.write-check-${process.pid}`);
  try {
    makeFolder(dataDir);
    const file = openSync(probe, 'w');
    try {
      writeSync(file, Buffer.alloc(4096));
      fsyncSync(file);
    } finally {
      closeSync(file);
      rmSync(probe, { force: true });
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const sentence =
      sentences[code]?.(dataDir) ?? `The data folder ${dataDir} cannot be used: ${String(error)}.`;
    throw new DataDirUnusable(sentence, { cause: error });
  }
}
