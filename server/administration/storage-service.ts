import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../database/index.ts';
import { countRows, databaseBytes, type CountedTable } from './storage-store.ts';

/** What the library takes up, in bytes. */
export interface Storage {
  database: number;
  /** Each folder in the data folder. */
  folders: { name: string; bytes: number; files: number }[];
  /** Of the disk that holds the data folder. */
  free: number;
  total: number;
  rows: { table: CountedTable; rows: number }[];
}

async function sizeOf(folder: string): Promise<{ bytes: number; files: number }> {
  let [bytes, files] = [0, 0];
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    // One that has just been taken away is not there any more.
    const { size } = await stat(join(entry.parentPath, entry.name)).catch(() => ({ size: 0 }));
    [bytes, files] = [bytes + size, files + 1];
  }
  return { bytes, files };
}

/** How much there is, and how much room is left. */
export class StorageService {
  private readonly database: Database;
  private readonly dataDir: string;

  constructor(database: Database, dataDir: string) {
    this.database = database;
    this.dataDir = dataDir;
  }

  async measure(): Promise<Storage> {
    const { reader, kind } = this.database;
    const entries = await readdir(this.dataDir, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const [database, rows, disk, folders] = await Promise.all([
      databaseBytes(reader, kind),
      countRows(reader),
      statfs(this.dataDir),
      Promise.all(names.map(async (name) => ({ name, ...(await sizeOf(join(this.dataDir, name))) }))),
    ]);
    return { database, rows, folders, free: disk.bavail * disk.bsize, total: disk.blocks * disk.bsize };
  }
}
