import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Where files lie while they arrive, on the disk where they will be kept. Whatever is left here is worth nothing. */
export class Incoming {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** A path that nothing has yet. */
  newPath(): string {
    return join(this.folder, randomUUID());
  }

  /** Removes what has lain here since before `instant`; answers how much. @param instant ISO 8601 */
  async sweep(instant: string): Promise<number> {
    let swept = 0;
    for (const name of await readdir(this.folder)) {
      const path = join(this.folder, name);
      const found = await stat(path).catch(() => undefined);
      if (found && found.mtime.toISOString() < instant) {
        await rm(path, { force: true });
        swept += 1;
      }
    }
    return swept;
  }
}
