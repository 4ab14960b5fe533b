import { sql, type Kysely } from 'kysely';
import { connect } from './connections/connect.ts';
import type { DatabaseKind, DatabaseLocation } from './database-kind.ts';
import { toNamedFailure } from './database-unusable.ts';
import { listPending, migrate } from './migrate.ts';
import type { Reader, Schema, Transaction } from './schema.ts';

/** The open database. Reads go through `reader`, whose connections cannot write; writes through `transaction`. */
export class Database {
  readonly kind: DatabaseKind;
  readonly reader: Reader;
  /** Names of the migrations that opening it has run. */
  readonly migrated: readonly string[];
  private readonly reading: Kysely<Schema>;
  private readonly writing: Kysely<Schema>;

  constructor(
    kind: DatabaseKind,
    connections: { reader: Kysely<Schema>; writer: Kysely<Schema> },
    migrated: readonly string[],
  ) {
    this.kind = kind;
    this.reader = connections.reader;
    this.reading = connections.reader;
    this.writing = connections.writer;
    this.migrated = migrated;
  }

  /**
   * Runs `work` and commits; when it rejects, nothing of it was written. Rejects with DatabaseUnusable when the
   * disk is full or does not take what is written.
   */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    try {
      return await this.writing.transaction().execute(work);
    } catch (error) {
      throw toNamedFailure(error);
    }
  }

  /**
   * Waits until no other transaction holds the turn `name`, and holds it until this one ends. SQLite has one
   * writer at a time anyway; on PostgreSQL it is an advisory lock.
   */
  async takeTurn(tx: Transaction, name: string): Promise<void> {
    if (this.kind === 'sqlite') return;
    await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
  }

  /** Rejects when the database does not answer. */
  async ping(): Promise<void> {
    await sql`select 1`.execute(this.reading);
  }

  /** Another text after each commit that wrote something, by whichever process; the same while nothing is written. */
  async version(): Promise<string> {
    const query =
      this.kind === 'sqlite'
        ? sql<{ version: unknown }>`select data_version as version from pragma_data_version`
        : sql<{ version: unknown }>`select pg_current_snapshot()::text as version`;
    const { rows } = await query.execute(this.reading);
    return String(rows[0]?.version);
  }

  /** What is damaged, in the database's own words; undefined for nothing found. PostgreSQL watches itself. */
  async findDamage(): Promise<string | undefined> {
    if (this.kind === 'postgres') return undefined;
    const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(this.reading);
    const said = rows[0]?.quick_check;
    return said === 'ok' ? undefined : said;
  }

  /** Ends all connections; what is being written is finished first. */
  async close(): Promise<void> {
    await this.reading.destroy();
    await this.writing.destroy();
  }
}

/**
 * The migrations that the database at `location` still lacks, by name, without running them. Rejects with
 * DatabaseUnusable as `openDatabase` does; a SQLite file that is missing is made.
 */
export async function listPendingMigrations(location: DatabaseLocation): Promise<string[]> {
  const { reader, writer } = await connect(location);
  try {
    return await listPending(writer, location);
  } finally {
    await reader.destroy();
    await writer.destroy();
  }
}

/**
 * Opens the database and brings its schema up to date. Rejects with DatabaseUnusable, whose message says in one
 * sentence what is wrong.
 */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  const connections = await connect(location);
  try {
    return new Database(location.kind, connections, await migrate(connections.writer, location));
  } catch (error) {
    await connections.reader.destroy();
    await connections.writer.destroy();
    throw error;
  }
}
