import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

interface Note {
  /** ISO 8601 instant: not before. */
  after: string;
  /** Hashes of files. */
  files: readonly string[];
}

const own = /^[\w-]+\.json$/;

/**
 * What files may be left over once something has ended badly, or was replaced: written down beforehand, since nothing
 * else knows of them. Those that a record's library knows by then are no leftovers.
 */
export class Leftovers {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Writes down, for good, that `files` may be left over `after` this instant. @param name tells notes apart */
  async note(name: string, files: readonly string[], after: Date): Promise<void> {
    if (files.length === 0) return;
    await mkdir(this.folder, { recursive: true });
    const [path, aside] = [this.pathOf(name), `${this.pathOf(name)}.part`];
    const handle = await open(aside, 'w');
    try {
      await handle.writeFile(JSON.stringify({ after: after.toISOString(), files } satisfies Note));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(aside, path);
  }

  async forget(name: string): Promise<void> {
    await rm(this.pathOf(name), { force: true });
  }

  /** Notes whose time has come, by name, with their files. */
  async listDue(now: Date): Promise<{ name: string; files: readonly string[] }[]> {
    const names = (await readdir(this.folder).catch(() => [])).filter((name) => own.test(name));
    const notes = await Promise.all(
      names.map(async (file) => {
        const { after, files } = JSON.parse(await readFile(join(this.folder, file), 'utf8')) as Note;
        return after <= now.toISOString() ? [{ name: file.replace('.json', ''), files }] : [];
      }),
    );
    return notes.flat();
  }

  private pathOf(name: string): string {
    return join(this.folder, `${name}.json`);
  }
}
