import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import {
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
} from 'kysely';
import { DatabaseUnusable, reasonOf } from '../database-unusable.ts';
import type { Schema } from '../schema.ts';
import { keepStatements } from './kept-statements.ts';
import { applyPragmas, busyTimeout } from './sqlite-pragmas.ts';

class ImmediateDriver extends SqliteDriver {
  private readonly database: BetterSqlite3.Database;

  constructor(database: BetterSqlite3.Database) {
    super({ database: keepStatements(database) });
    this.database = database;
  }

  /** Takes the right to write at once: begun as a reader it could fail halfway, with no use in waiting. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** On a full disk SQLite has rolled back by itself, and a second time would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.database.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** SQLite rolls back table changes too, so an interrupted migration leaves nothing behind. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class ImmediateDialect extends SqliteDialect {
  private readonly database: BetterSqlite3.Database;

  constructor(database: BetterSqlite3.Database) {
    super({ database });
    this.database = database;
  }

  override createDriver(): ImmediateDriver {
    return new ImmediateDriver(this.database);
  }

  override createAdapter(): TransactionalAdapter {
    return new TransactionalAdapter();
  }
}

function openFile(file: string, options: BetterSqlite3.Options): BetterSqlite3.Database {
  try {
    return new BetterSqlite3(file, options);
  } catch (error) {
    throw new DatabaseUnusable(`The database file ${file} cannot be opened: ${reasonOf(error)}.`, {
      cause: error,
    });
  }
}

/**
 * Opens two connections to `file`, which is made when it is missing: one that writes, and one that only reads
 * and so never waits for a transaction in progress.
 */
export function openSqlite(file: string): { reader: Kysely<Schema>; writer: Kysely<Schema> } {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    throw new DatabaseUnusable(`The folder ${dirname(file)} cannot be made: ${reasonOf(error)}.`, {
      cause: error,
    });
  }
  const writing = openFile(file, { timeout: busyTimeout });
  try {
    applyPragmas(writing, file);
    const reading = openFile(file, { readonly: true, timeout: busyTimeout });
    return {
      reader: new Kysely({ dialect: new SqliteDialect({ database: keepStatements(reading) }) }),
      writer: new Kysely({ dialect: new ImmediateDialect(writing) }),
    };
  } catch (error) {
    writing.close();
    if (error instanceof DatabaseUnusable) throw error;
    throw new DatabaseUnusable(`The database file ${file} cannot be used: ${reasonOf(error)}.`, {
      cause: error,
    });
  }
}
