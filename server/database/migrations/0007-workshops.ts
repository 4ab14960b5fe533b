import type { Migration } from 'kysely';

/** Changes of workshops are counted; ballots and what participants say have tables of their own. */
export const workshopTables: Migration = {
  async up(db) {
    await db.schema
      .alterTable('workshops')
      .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
      .execute();
    await db.schema
      .createTable('ballot_codes')
      .addColumn('code', 'text', (column) => column.primaryKey())
      .addColumn('workshop', 'text', (column) => column.notNull())
      .addColumn('exercise', 'text', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addUniqueConstraint('ballot_codes_number', ['workshop', 'exercise', 'number'])
      .execute();
    // The key is what makes one ballot of a code: a second one cannot be written.
    await db.schema
      .createTable('ballots')
      .addColumn('code', 'text', (column) => column.primaryKey().references('ballot_codes.code'))
      .addColumn('workshop', 'text', (column) => column.notNull())
      .addColumn('exercise', 'text', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('governorate', 'text')
      .addColumn('answers', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('ballots_of').on('ballots').columns(['workshop', 'exercise']).execute();
    await db.schema
      .createTable('evaluations')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('workshop', 'text', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('answers', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('evaluations_of').on('evaluations').column('workshop').execute();
  },
};
