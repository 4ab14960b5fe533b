import { setImmediate as others } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { DatabaseUnusable, reasonOf } from '../database-unusable.ts';
import { busyTimeout } from '../connections/sqlite-pragmas.ts';
import type { Row, Snapshot } from './snapshot.ts';

/** Rows read before others get their turn: the driver does not wait for anybody. */
const rowsAtATime = 100;

const tablesSql = `select name from sqlite_schema where type = 'table'
  and name not like 'sqlite\\_%' escape '\\' and name not like 'kysely\\_%' escape '\\' order by name`;
const numbersSql = 'select name, seq from sqlite_sequence order by name';
const migrationsSql = 'select name from kysely_migration order by name';

/** In WAL mode a transaction that only reads sees one moment, and keeps nobody from writing. */
export function openSqliteSnapshot(file: string): Snapshot {
  let connection: BetterSqlite3.Database | undefined;
  try {
    connection = new BetterSqlite3(file, { readonly: true, fileMustExist: true, timeout: busyTimeout });
    connection.exec('begin');
    return toSnapshot(connection);
  } catch (error) {
    connection?.close();
    throw new DatabaseUnusable(`The database file ${file} cannot be read: ${reasonOf(error)}.`, {
      cause: error,
    });
  }
}

function toSnapshot(connection: BetterSqlite3.Database): Snapshot {
  const names = (statement: string): string[] => connection.prepare(statement).pluck().all() as string[];
  // The first read is the moment that all others see.
  const migrations = names(migrationsSql);
  const numbers = connection.prepare(numbersSql).all() as { name: string; seq: number }[];
  return {
    migrations,
    tables: names(tablesSql),
    numbers: Object.fromEntries(numbers.map(({ name, seq }) => [name, seq])),
    async *listRows(table) {
      let read = 0;
      for (const row of connection.prepare(`select * from "${table}"`).iterate()) {
        yield row as Row;
        read += 1;
        if (read % rowsAtATime === 0) await others();
      }
    },
    close() {
      connection.close();
      return Promise.resolve();
    },
  };
}
