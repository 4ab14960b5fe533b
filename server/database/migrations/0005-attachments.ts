import type { Kysely, Migration } from 'kysely';
import type { DatabaseKind } from '../database-kind.ts';
import { dialects } from './dialect.ts';

/** The files that are kept, by their hash, and the text of those that have one. */
export const attachmentsTables = (kind: DatabaseKind): Migration => ({
  async up(db: Kysely<unknown>) {
    const { idType, id, plainText } = dialects[kind];
    await db.schema
      .createTable('attachments')
      .addColumn('id', idType, id)
      .addColumn('hash', plainText, (column) => column.notNull().unique())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('bytes', idType, (column) => column.notNull())
      .addColumn('width', 'integer')
      .addColumn('height', 'integer')
      .addColumn('pages', 'integer')
      .addColumn('language', 'text')
      .addColumn('text_state', plainText, (column) => column.notNull())
      .addColumn('state', plainText, (column) => column.notNull())
      // No foreign key: files stay when the account goes.
      .addColumn('account_id', idType)
      .addColumn('created_at', plainText, (column) => column.notNull())
      .addColumn('touched_at', plainText, (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('attachments_by_touch')
      .on('attachments')
      .columns(['state', 'touched_at'])
      .execute();
    await db.schema
      .createTable('attachment_pages')
      .addColumn('hash', plainText, (column) =>
        column.notNull().references('attachments.hash').onDelete('cascade'),
      )
      .addColumn('page', 'integer', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('attachment_pages_pk', ['hash', 'page'])
      .execute();
  },
});
