import type { Migration } from 'kysely';

/** Labels, aliases and terms that were said anew, beside those that the library came with. */
export const wordsTable: Migration = {
  async up(db) {
    await db.schema
      .createTable('words')
      .addColumn('list', 'text', (column) => column.notNull())
      .addColumn('code', 'text', (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('words_key', ['list', 'code'])
      .execute();
  },
};
