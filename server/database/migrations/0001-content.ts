import { sql, type Kysely, type Migration } from 'kysely';
import type { DatabaseKind } from '../database-kind.ts';
import { dialects, type Dialect } from './dialect.ts';

async function createContents(db: Kysely<unknown>, { idType, id, plainText }: Dialect): Promise<void> {
  await db.schema
    .createTable('contents')
    .addColumn('id', idType, id)
    .addColumn('external_id', plainText, (column) => column.notNull().unique())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('visibility', 'text', (column) => column.notNull())
    .addColumn('source_lang', 'text', (column) => column.notNull())
    .addColumn('sample', 'integer', (column) => column.notNull())
    .addColumn('languages', 'text', (column) => column.notNull())
    .addColumn('fields_version', 'integer', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('published_revision', 'integer')
    .addColumn('created_at', plainText, (column) => column.notNull())
    .addColumn('updated_at', plainText, (column) => column.notNull())
    .addColumn('published_at', plainText)
    .execute();
  // What the home page counts, without reading the rows themselves.
  await db.schema
    .createIndex('contents_seen')
    .on('contents')
    .columns(['kind', 'sample', 'published_at', 'visibility', 'published_revision'])
    .where(sql.ref('visibility'), '=', sql.lit('public'))
    .where(sql.ref('published_revision'), 'is not', null)
    .execute();
}

async function createRevisions(db: Kysely<unknown>, { idType, id, plainText }: Dialect): Promise<void> {
  await db.schema
    .createTable('revisions')
    .addColumn('id', idType, id)
    .addColumn('content_id', idType, (column) =>
      column.notNull().references('contents.id').onDelete('cascade'),
    )
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('fields_version', 'integer', (column) => column.notNull())
    .addColumn('source_lang', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('created_at', plainText, (column) => column.notNull())
    .addColumn('note', 'text')
    .addUniqueConstraint('revisions_number', ['content_id', 'number'])
    .execute();
}

async function createLinks(db: Kysely<unknown>, { idType, plainText }: Dialect): Promise<void> {
  await db.schema
    .createTable('links')
    .addColumn('content_id', idType, (column) =>
      column.notNull().references('contents.id').onDelete('cascade'),
    )
    .addColumn('field', 'text', (column) => column.notNull())
    .addColumn('target_external_id', plainText, (column) => column.notNull())
    .addPrimaryKeyConstraint('links_pk', ['content_id', 'field', 'target_external_id'])
    .execute();
  await db.schema.createIndex('links_target').on('links').columns(['target_external_id']).execute();
}

async function createSearchChanges(db: Kysely<unknown>, { idType, id }: Dialect): Promise<void> {
  // No foreign key: the row says "look again", also when the record is gone.
  await db.schema
    .createTable('search_changes')
    .addColumn('seq', idType, id)
    .addColumn('content_id', idType, (column) => column.notNull())
    .execute();
}

async function createSettings(db: Kysely<unknown>, { plainText }: Dialect): Promise<void> {
  await db.schema
    .createTable('settings')
    .addColumn('key', plainText, (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
}

async function createDocuments(db: Kysely<unknown>, table: string, dialect: Dialect): Promise<void> {
  await db.schema
    .createTable(table)
    .addColumn('id', dialect.idType, dialect.id)
    .addColumn('external_id', dialect.plainText, (column) => column.notNull().unique())
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('updated_at', dialect.plainText, (column) => column.notNull())
    .execute();
}

/** The first schema: records with their revisions and links, the search log, settings, programmes, workshops. */
export const contentTables = (kind: DatabaseKind): Migration => ({
  async up(db: Kysely<unknown>) {
    const dialect = dialects[kind];
    await createContents(db, dialect);
    await createRevisions(db, dialect);
    await createLinks(db, dialect);
    await createSearchChanges(db, dialect);
    await createSettings(db, dialect);
    await createDocuments(db, 'partnerships', dialect);
    await createDocuments(db, 'workshops', dialect);
  },
});
