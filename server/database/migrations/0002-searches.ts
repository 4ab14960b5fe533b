import type { Migration } from 'kysely';

/** What was searched for, without anything of who asked. */
export const searchesTable: Migration = {
  async up(db) {
    await db.schema
      .createTable('searches')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('query', 'text', (column) => column.notNull())
      .addColumn('locale', 'text', (column) => column.notNull())
      .addColumn('filters', 'text', (column) => column.notNull())
      .addColumn('total', 'integer', (column) => column.notNull())
      .addColumn('position', 'integer')
      .execute();
    await db.schema.createIndex('searches_by_day').on('searches').column('day').execute();
  },
};
