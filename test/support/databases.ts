import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseKind, DatabaseLocation } from '../../server/database/index.ts';
import { packageRoot } from '../../server/package-root.ts';
import { openLibrary, type Library } from './library.ts';
import { makePostgresDatabase, stopPostgres } from './postgres-cluster.ts';

const folders: string[] = [];

/** A new folder under `.tmp/`, gone after the run. */
export function makeFolder(name: string): string {
  mkdirSync(join(packageRoot, '.tmp'), { recursive: true });
  const folder = mkdtempSync(join(packageRoot, '.tmp', `${name}-`));
  folders.push(folder);
  return folder;
}

/** Where an empty database of `kind` is: a new file, or a new database of the run's own PostgreSQL. */
export async function makeDatabase(kind: DatabaseKind): Promise<DatabaseLocation> {
  return kind === 'sqlite'
    ? { kind, file: join(makeFolder('sqlite'), 'library.db') }
    : { kind, url: await makePostgresDatabase() };
}

/** Opens a new, empty library. */
export const makeLibrary = async (kind: DatabaseKind): Promise<Library> =>
  openLibrary(await makeDatabase(kind));

/** Runs the same suite on both databases. */
export function onBothDatabases(title: string, define: (kind: DatabaseKind) => void): void {
  for (const kind of ['sqlite', 'postgres'] as const) {
    describe(`${title} (${kind})`, function () {
      // The first suite on PostgreSQL waits for the server to be set up.
      this.timeout(60_000);
      define(kind);
    });
  }
}

// Outside every suite: after the whole run.
after(async function () {
  this.timeout(60_000);
  await stopPostgres();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
