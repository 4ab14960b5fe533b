import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { DatabaseInUse } from './database-in-use.ts';
import type { Site } from './site.ts';

const companions = ['-wal', '-shm', '-journal'] as const;

function remove(file: string): void {
  for (const end of ['', ...companions]) rmSync(file + end, { force: true });
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/**
 * Holds the file so that no other program can use it: SQLite gives this lock to nobody while a library has the file
 * open, and takes it back by itself from a process that died. Undefined where there is no database in the file: one
 * that is damaged is what people restore for.
 */
function hold(file: string): BetterSqlite3.Database | undefined {
  if (!existsSync(file)) return undefined;
  const connection = new BetterSqlite3(file, { timeout: 1_000 });
  try {
    connection.pragma('locking_mode = exclusive');
    connection.exec('begin exclusive; commit');
    return connection;
  } catch (error) {
    connection.close();
    if (/^SQLITE_(BUSY|LOCKED)/.test((error as { code?: string }).code ?? '')) {
      throw new DatabaseInUse(`the database file ${file} is in use`, { cause: error });
    }
    return undefined;
  }
}

function hasInhabitants(connection: BetterSqlite3.Database): boolean {
  const count = (statement: string): number => connection.prepare(statement).pluck().get() as number;
  try {
    if (count('select count(*) from sqlite_schema') === 0) return false;
    return count('select exists(select 1 from contents) or exists(select 1 from accounts)') === 1;
  } catch {
    return true;
  }
}

/** The old file keeps a second name, then the new one takes the first: at every moment there is a whole library. */
function exchange(file: string, aside: string, kept: string): void {
  try {
    linkSync(file, kept);
  } catch {
    // A disk without second names.
    renameSync(file, kept);
  }
  renameSync(aside, file);
}

// eslint-disable-next-line @typescript-eslint/require-await -- rejects where it cannot open, as on PostgreSQL
export async function openSqliteSite(file: string): Promise<Site> {
  mkdirSync(dirname(file), { recursive: true });
  const aside = `${file}.restoring`;
  const wasThere = existsSync(file);
  const holding = hold(file);
  remove(aside);
  return {
    location: { kind: 'sqlite', file: aside },
    holdsLibrary: () => Promise.resolve(wasThere && (!holding || hasInhabitants(holding))),
    // eslint-disable-next-line @typescript-eslint/require-await -- as on PostgreSQL
    async takePlace(stamp) {
      if (!wasThere) {
        if (existsSync(file)) throw new DatabaseInUse(`the database file ${file} was made meanwhile`);
        renameSync(aside, file);
        syncFolder(dirname(file));
        return undefined;
      }
      const kept = `${file}.before-${stamp}`;
      if (holding) {
        // Everything into the one file: a log that stayed would be taken for the new one's.
        holding.pragma('wal_checkpoint(truncate)');
        holding.pragma('journal_mode = delete');
        rmSync(`${file}-journal`, { force: true });
      } else {
        for (const end of companions) if (existsSync(file + end)) renameSync(file + end, kept + end);
      }
      exchange(file, aside, kept);
      syncFolder(dirname(file));
      return kept;
    },
    close() {
      holding?.close();
      remove(aside);
      return Promise.resolve();
    },
  };
}
