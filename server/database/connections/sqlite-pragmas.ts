import type BetterSqlite3 from 'better-sqlite3';
import { DatabaseUnusable } from '../database-unusable.ts';

/** How long a writer waits for another process that is writing, in milliseconds. */
export const busyTimeout = 5000;

// FULL: with WAL, NORMAL (which the driver is built for) loses acknowledged commits in a power cut.
const pragmas = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, busy_timeout: busyTimeout };

/**
 * Sets what durability rests on and reads it back: some file systems and builds quietly refuse.
 * Throws DatabaseUnusable where one does.
 */
export function applyPragmas(connection: BetterSqlite3.Database, file: string): void {
  for (const [pragma, wanted] of Object.entries(pragmas)) {
    connection.pragma(`${pragma} = ${wanted}`);
    const found = connection.pragma(pragma, { simple: true });
    if (found !== wanted) {
      throw new DatabaseUnusable(
        `The database file ${file} does not take ${pragma} = ${wanted} (it stays at ${String(found)}); ` +
          'put it on a local disk of its own.',
      );
    }
  }
}
