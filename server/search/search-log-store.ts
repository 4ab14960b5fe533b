import { inChunks, type Database } from '../database/index.ts';

/** One search, as it is remembered: nothing of who asked. */
export interface LoggedSearch {
  id: string;
  /** Day in UTC: YYYY-MM-DD. */
  day: string;
  /** Folded. */
  query: string;
  locale: string;
  /** Chosen codes by facet, as JSON. */
  filters: string;
  total: number;
  /** Place of the hit that was opened first, from 1; null where none was. */
  position: number | null;
}

/** Stores `searches`; those that are there already keep what they are. */
export async function addSearches(database: Database, searches: readonly LoggedSearch[]): Promise<void> {
  await database.transaction(async (tx) => {
    for (const rows of inChunks(searches)) {
      await tx
        .insertInto('searches')
        .values([...rows])
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    }
  });
}

/** Notes which hit of a search was opened, the first time. */
export async function noteOpened(database: Database, id: string, position: number): Promise<void> {
  await database.transaction(async (tx) => {
    await tx
      .updateTable('searches')
      .set({ position })
      .where('id', '=', id)
      .where('position', 'is', null)
      .execute();
  });
}

/** Forgets searches of before `day`. */
export async function forgetSearches(database: Database, day: string): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.deleteFrom('searches').where('day', '<', day).execute();
  });
}
