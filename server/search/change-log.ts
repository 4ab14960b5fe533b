import { inChunks, type Database, type Transaction } from '../database/index.ts';

/** "What readers see of this record is different from now on." */
export interface SearchChange {
  readonly seq: number;
  readonly contentId: number;
}

const turn = 'search_changes';

/**
 * The log that every search index follows. It is written in the transaction that changes the content, and its
 * order is the order of commits: whoever has read up to a number has missed nothing below it.
 */
export class ChangeLog {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /**
   * Waits until no other transaction is writing to the log. On PostgreSQL numbers are given before they can be
   * seen; without taking turns a follower would step over one whose transaction commits late.
   */
  takeTurn(tx: Transaction): Promise<void> {
    return this.database.takeTurn(tx, turn);
  }

  /** Adds a change for each of `contentIds`, in their order. */
  async append(tx: Transaction, contentIds: readonly number[]): Promise<void> {
    if (contentIds.length === 0) return;
    await this.takeTurn(tx);
    for (const ids of inChunks(contentIds)) {
      await tx
        .insertInto('search_changes')
        .values(ids.map((id) => ({ content_id: id })))
        .execute();
    }
  }

  /** The changes after number `position`, oldest first, at most `limit`. */
  async readAfter(position: number, limit: number): Promise<SearchChange[]> {
    const rows = await this.database.reader
      .selectFrom('search_changes')
      .select(['seq', 'content_id'])
      .where('seq', '>', position)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map(({ seq, content_id }) => ({ seq, contentId: content_id }));
  }

  /** Number of the newest change; 0 for an empty log. */
  async last(): Promise<number> {
    const row = await this.database.reader
      .selectFrom('search_changes')
      .select(({ fn }) => fn.max('seq').as('last'))
      .executeTakeFirst();
    return row?.last ?? 0;
  }
}
