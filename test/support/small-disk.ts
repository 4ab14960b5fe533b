import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './databases.ts';

const run = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

/** A disk of its own, so small that a test can fill it. */
export class SmallDisk {
  readonly folder: string;
  private readonly ballast: string;

  private constructor(folder: string) {
    this.folder = folder;
    this.ballast = join(folder, 'ballast');
  }

  /** A new one; undefined where this machine lets nobody mount one. */
  static mount(megabytes: number): SmallDisk | undefined {
    const folder = makeFolder('disk');
    const isMounted = run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder);
    return isMounted ? new SmallDisk(folder) : undefined;
  }

  /** Leaves not one byte. */
  fill(): void {
    const file = openSync(this.ballast, 'a');
    try {
      for (let size = 1 << 20; size >= 1; size >>= 4) {
        const block = Buffer.alloc(size, 1);
        try {
          while (writeSync(file, block) > 0);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        }
      }
    } finally {
      closeSync(file);
    }
  }

  /** Gives back what `fill` took. */
  makeRoom(): void {
    rmSync(this.ballast, { force: true });
  }

  unmount(): void {
    run('umount', this.folder);
  }
}
