import type { Kysely, Migration } from 'kysely';
import type { DatabaseKind } from '../database-kind.ts';
import { dialects } from './dialect.ts';

/** What is done later, and the messages that are sent that way. */
export const jobsTables = (kind: DatabaseKind): Migration => ({
  async up(db: Kysely<unknown>) {
    const { idType, id, plainText } = dialects[kind];
    await db.schema
      .createTable('jobs')
      .addColumn('id', idType, id)
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      // Of jobs that are not done: those of one word are one job.
      .addColumn('dedupe', plainText, (column) => column.unique())
      .addColumn('state', plainText, (column) => column.notNull())
      .addColumn('run_at', plainText, (column) => column.notNull())
      .addColumn('locked_until', plainText)
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('error', 'text')
      .addColumn('created_at', plainText, (column) => column.notNull())
      .addColumn('finished_at', plainText)
      .execute();
    await db.schema.createIndex('jobs_due').on('jobs').columns(['state', 'run_at']).execute();
    await db.schema
      .createTable('messages')
      .addColumn('id', idType, id)
      .addColumn('address', 'text', (column) => column.notNull())
      .addColumn('account_id', idType, (column) => column.references('accounts.id').onDelete('cascade'))
      .addColumn('template', 'text', (column) => column.notNull())
      .addColumn('locale', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('plain', 'text', (column) => column.notNull())
      .addColumn('html', 'text', (column) => column.notNull())
      .addColumn('state', plainText, (column) => column.notNull())
      .addColumn('error', 'text')
      .addColumn('created_at', plainText, (column) => column.notNull())
      .addColumn('sent_at', plainText)
      .execute();
  },
});
