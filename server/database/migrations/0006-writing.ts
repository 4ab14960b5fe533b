import type { Kysely, Migration } from 'kysely';
import type { DatabaseKind } from '../database-kind.ts';
import { dialects, type Dialect } from './dialect.ts';

async function widenContents(db: Kysely<unknown>, { idType, plainText }: Dialect): Promise<void> {
  const add = (name: string, type: Dialect['idType'] | Dialect['plainText']) =>
    db.schema.alterTable('contents').addColumn(name, type).execute();
  // Accounts and offices are named by number alone: records stay when those go.
  await add('office_id', idType);
  await add('author_id', idType);
  await add('reviewer_id', idType);
  await add('approver_id', idType);
  await add('call_id', idType);
  await add('submitted_at', plainText);
  await add('verified_on', plainText);
  await add('review_due', plainText);
  const counted = (name: string, first: number) =>
    db.schema
      .alterTable('contents')
      .addColumn(name, 'integer', (column) => column.notNull().defaultTo(first))
      .execute();
  await counted('version', 1);
  await db.schema
    .alterTable('contents')
    .addColumn('writes', 'text', (column) => column.notNull().defaultTo('both'))
    .execute();
  await db.schema.createIndex('contents_by_office').on('contents').columns(['office_id', 'status']).execute();
  await db.schema
    .createIndex('contents_by_status')
    .on('contents')
    .columns(['status', 'submitted_at'])
    .execute();
}

async function widenRevisions(db: Kysely<unknown>, { idType }: Dialect): Promise<void> {
  await db.schema
    .alterTable('revisions')
    .addColumn('sealed', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
  await db.schema.alterTable('revisions').addColumn('author_id', idType).execute();
}

async function createComments(db: Kysely<unknown>, { idType, id, plainText }: Dialect): Promise<void> {
  await db.schema
    .createTable('comments')
    .addColumn('id', idType, id)
    .addColumn('content_id', idType, (column) =>
      column.notNull().references('contents.id').onDelete('cascade'),
    )
    .addColumn('thread_id', idType)
    .addColumn('field', 'text', (column) => column.notNull())
    .addColumn('author_id', idType, (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('language', 'text')
    .addColumn('suggested', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('created_at', plainText, (column) => column.notNull())
    .addColumn('resolved_at', plainText)
    .addColumn('resolved_by', idType)
    .execute();
  await db.schema.createIndex('comments_of').on('comments').columns(['content_id', 'state']).execute();
}

async function createReports(db: Kysely<unknown>, { idType, id, plainText }: Dialect): Promise<void> {
  await db.schema
    .createTable('problem_reports')
    .addColumn('id', idType, id)
    .addColumn('content_id', idType, (column) =>
      column.notNull().references('contents.id').onDelete('cascade'),
    )
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('contact', 'text', (column) => column.notNull())
    .addColumn('created_at', plainText, (column) => column.notNull())
    .addColumn('closed_at', plainText)
    .execute();
}

async function createCalls(db: Kysely<unknown>, { idType, id, plainText }: Dialect): Promise<void> {
  await db.schema
    .createTable('calls')
    .addColumn('id', idType, id)
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('opens_on', plainText, (column) => column.notNull())
    .addColumn('closes_on', plainText, (column) => column.notNull())
    .addColumn('created_at', plainText, (column) => column.notNull())
    .execute();
}

/** Drafts, who works on them and what is said of them; the forms that were taken in; reports; calls. */
export const writingTables = (kind: DatabaseKind): Migration => ({
  async up(db: Kysely<unknown>) {
    const dialect = dialects[kind];
    await widenContents(db, dialect);
    await widenRevisions(db, dialect);
    await db.schema
      .createTable('taken_forms')
      .addColumn('key', dialect.plainText, (column) => column.primaryKey())
      .addColumn('content_id', dialect.idType, (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('taken_at', dialect.plainText, (column) => column.notNull())
      .execute();
    await createComments(db, dialect);
    await createReports(db, dialect);
    await createCalls(db, dialect);
  },
});
