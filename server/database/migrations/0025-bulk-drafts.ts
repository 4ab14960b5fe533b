import type { Kysely, Migration } from 'kysely';
import type { DatabaseKind } from '../database-kind.ts';
import { dialects } from './dialect.ts';

/** What was read of files that several drafts are to be made of, until somebody has looked at it. */
export const bulkDraftsTable = (kind: DatabaseKind): Migration => ({
  async up(db: Kysely<unknown>) {
    const { idType, plainText } = dialects[kind];
    await db.schema
      .createTable('bulk_drafts')
      .addColumn('id', plainText, (column) => column.primaryKey())
      .addColumn('account_id', idType, (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      .addColumn('created_at', plainText, (column) => column.notNull())
      .addColumn('outcome', 'text')
      .execute();
  },
});
