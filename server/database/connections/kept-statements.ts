import type BetterSqlite3 from 'better-sqlite3';
import type { SqliteDatabase } from 'kysely';

/** Statements that are kept read; more are those of lists of every length, and all begin anew. */
const mostKept = 300;
/** What queries read and write, but not what tables are. */
const isOfRows = /^\s*(?:select|insert|update|delete|with)\b/iu;

/** `database` as the query builder uses it, where a query that comes again need not be read and planned again. */
export function keepStatements(database: BetterSqlite3.Database): SqliteDatabase {
  const kept = new Map<string, BetterSqlite3.Statement>();
  const prepare = (sql: string): BetterSqlite3.Statement => {
    if (!isOfRows.test(sql)) {
      // The tables of kept statements may be about to change.
      if (!/^\s*(?:begin|commit|rollback|savepoint|release|pragma)\b/iu.test(sql)) kept.clear();
      return database.prepare(sql);
    }
    const known = kept.get(sql);
    // One whose rows are still being read has no room for others.
    if (known && !known.busy) return known;
    const statement = database.prepare(sql);
    if (kept.size >= mostKept) kept.clear();
    kept.set(sql, statement);
    return statement;
  };
  return {
    prepare: (sql) => prepare(sql),
    close: () => {
      kept.clear();
      database.close();
    },
  };
}
