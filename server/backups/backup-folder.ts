import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupRefused } from './backup-refused.ts';
import { stampOf } from './stamp.ts';

/** A backup that lies in the folder. */
export interface KeptBackup {
  name: string;
  bytes: number;
  /** ISO 8601 instant. */
  madeAt: string;
}

const ownName = /^tajarib-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)\.tar$/;
const ownPart = /^tajarib-\d{8}-\d{6}\.tar\.\d+\.part$/;
/** What must stay free on the disk, in bytes: the library may be on the same one. */
const reserve = 100 * 1024 * 1024;
const day = 24 * 60 * 60_000;

export const nameOfBackup = (at: Date): string => `tajarib-${stampOf(at)}.tar`;

const madeAt = (name: string): string => name.replace(ownName, '$1-$2-$3T$4:$5:$6Z');

/** Where the library puts the backups that it makes by itself. Files of other names are left alone. */
export class BackupFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** The newest first; none where there is no such folder. */
  async list(): Promise<KeptBackup[]> {
    const names = (await readdir(this.path).catch(() => [])).filter((name) => ownName.test(name));
    const found = await Promise.all(
      names.map(async (name) => {
        const { size } = await stat(join(this.path, name)).catch(() => ({ size: undefined }));
        return size === undefined ? [] : [{ name, bytes: size, madeAt: madeAt(name) }];
      }),
    );
    return found.flat().sort((one, other) => (one.name < other.name ? 1 : -1));
  }

  /** Rejects with BackupRefused where the folder cannot be made or `bytes` more would fill its disk. */
  async prepare(bytes: number): Promise<void> {
    try {
      await mkdir(this.path, { recursive: true, mode: 0o700 });
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? String(error);
      throw new BackupRefused('unwritable', { file: this.path, reason }, error);
    }
    const { bavail, bsize } = await statfs(this.path);
    if (bavail * bsize < bytes + reserve) throw new BackupRefused('no-room', { file: this.path });
  }

  /** Leaves the newest `keep`, and nothing that was begun more than a day ago and not finished. */
  async prune(keep: number, now: Date): Promise<void> {
    for (const { name } of (await this.list()).slice(keep)) await rm(join(this.path, name), { force: true });
    for (const name of await readdir(this.path)) {
      const path = join(this.path, name);
      if (!ownPart.test(name)) continue;
      const found = await stat(path).catch(() => undefined);
      if (found && now.getTime() - found.mtimeMs > day) await rm(path, { force: true });
    }
  }
}
