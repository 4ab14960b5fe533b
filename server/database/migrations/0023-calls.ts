import type { Kysely, Migration } from 'kysely';
import type { DatabaseKind } from '../database-kind.ts';
import { dialects } from './dialect.ts';

/** Calls for records, the offices that they invite, and whom a message about one has gone to. */
export const callsTables = (kind: DatabaseKind): Migration => ({
  async up(db: Kysely<unknown>) {
    const { idType, id, plainText } = dialects[kind];
    // Nothing has ever written to the table of `0006-writing`: it is made anew, with the columns that it needs.
    await db.schema.dropTable('calls').execute();
    await db.schema
      .createTable('calls')
      .addColumn('id', idType, id)
      .addColumn('external_id', plainText, (column) => column.notNull().unique())
      .addColumn('data', 'text', (column) => column.notNull())
      .addColumn('opens_on', plainText, (column) => column.notNull())
      .addColumn('closes_on', plainText, (column) => column.notNull())
      .addColumn('closed_at', plainText)
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('created_at', plainText, (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('call_offices')
      .addColumn('call_id', idType, (column) => column.notNull().references('calls.id').onDelete('cascade'))
      .addColumn('office_id', idType, (column) => column.notNull())
      .addPrimaryKeyConstraint('call_offices_key', ['call_id', 'office_id'])
      .execute();
    // The key is what sends each message once.
    await db.schema
      .createTable('call_notices')
      .addColumn('call_id', idType, (column) => column.notNull().references('calls.id').onDelete('cascade'))
      .addColumn('account_id', idType, (column) => column.notNull())
      .addColumn('notice', 'text', (column) => column.notNull())
      .addColumn('told_at', plainText, (column) => column.notNull())
      .addPrimaryKeyConstraint('call_notices_key', ['call_id', 'account_id', 'notice'])
      .execute();
    await db.schema.createIndex('contents_by_call').on('contents').column('call_id').execute();
  },
});
