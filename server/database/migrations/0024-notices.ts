import type { Kysely, Migration } from 'kysely';
import type { DatabaseKind } from '../database-kind.ts';
import { dialects } from './dialect.ts';

/** How members want to be told of things, and what is gathered for those who want one message a day. */
export const noticesTable = (kind: DatabaseKind): Migration => ({
  async up(db: Kysely<unknown>) {
    const { idType, id, plainText } = dialects[kind];
    await db.schema
      .alterTable('accounts')
      .addColumn('notices', 'text', (column) => column.notNull().defaultTo('at-once'))
      .execute();
    await db.schema
      .createTable('gathered_notices')
      .addColumn('id', idType, id)
      .addColumn('account_id', idType, (column) => column.notNull())
      .addColumn('template', 'text', (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      .addColumn('created_at', plainText, (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('gathered_notices_of')
      .on('gathered_notices')
      .columns(['account_id', 'id'])
      .execute();
  },
});
