import { sql, type Kysely, type Migration } from 'kysely';
import type { DatabaseKind } from '../database-kind.ts';
import { dialects, type Dialect } from './dialect.ts';

async function createPeople(db: Kysely<unknown>, { idType, id, plainText }: Dialect): Promise<void> {
  await db.schema
    .createTable('offices')
    .addColumn('id', idType, id)
    .addColumn('name_ar', 'text', (column) => column.notNull())
    .addColumn('name_en', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('governorate', 'text', (column) => column.notNull())
    .addColumn('closed_at', plainText)
    .addColumn('created_at', plainText, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('accounts')
    .addColumn('id', idType, id)
    .addColumn('user_name', plainText, (column) => column.notNull().unique())
    .addColumn('email', plainText)
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('roles', 'text', (column) => column.notNull())
    .addColumn('office_id', idType, (column) => column.references('offices.id'))
    .addColumn('governorates', 'text', (column) => column.notNull())
    .addColumn('sectors', 'text', (column) => column.notNull())
    .addColumn('password_hash', 'text')
    .addColumn('totp_secret', 'text')
    .addColumn('totp_step', idType)
    .addColumn('disabled_at', plainText)
    .addColumn('signed_in_at', plainText)
    .addColumn('created_at', plainText, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('accounts_office').on('accounts').column('office_id').execute();
}

async function createWaysIn(db: Kysely<unknown>, { idType, plainText }: Dialect): Promise<void> {
  const ofAccount = (name: string) =>
    db.schema
      .createTable(name)
      .addColumn('id', plainText, (column) => column.primaryKey())
      .addColumn('account_id', idType, (column) => column.references('accounts.id').onDelete('cascade'));
  await ofAccount('sessions')
    .addColumn('stage', 'text', (column) => column.notNull())
    .addColumn('device', 'text', (column) => column.notNull())
    .addColumn('created_at', plainText, (column) => column.notNull())
    .addColumn('seen_at', plainText, (column) => column.notNull())
    .addColumn('expires_at', plainText, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('sessions_account').on('sessions').column('account_id').execute();
  await ofAccount('one_time_links')
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('created_at', plainText, (column) => column.notNull())
    .addColumn('expires_at', plainText, (column) => column.notNull())
    .execute();
  await ofAccount('recovery_codes').execute();
  await db.schema
    .createTable('sign_in_attempts')
    .addColumn('id', plainText, (column) => column.primaryKey())
    .addColumn('started_at', plainText, (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .execute();
}

/** What was done stays done: the rows of the audit trail can be added, and nothing else. */
async function createAuditTrail(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  const { idType, plainText } = dialects[kind];
  await db.schema
    .createTable('audit_trail')
    .addColumn('seq', idType, (column) => column.primaryKey())
    .addColumn('at', plainText, (column) => column.notNull())
    .addColumn('actor_id', idType)
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('details', 'text', (column) => column.notNull())
    .addColumn('previous', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
  if (kind === 'sqlite') {
    for (const what of ['update', 'delete']) {
      await sql`create trigger ${sql.raw(`audit_trail_no_${what} before ${what}`)} on audit_trail
        begin select raise(abort, 'the audit trail is only added to'); end`.execute(db);
    }
    return;
  }
  await sql`create function audit_trail_is_kept() returns trigger language plpgsql as
    $$ begin raise exception 'the audit trail is only added to'; end $$`.execute(db);
  await sql`create trigger audit_trail_kept before update or delete on audit_trail
    for each row execute function audit_trail_is_kept()`.execute(db);
}

/** People and their offices, how they come in, and what they did. */
export const accountsTables = (kind: DatabaseKind): Migration => ({
  async up(db: Kysely<unknown>) {
    await createPeople(db, dialects[kind]);
    await createWaysIn(db, dialects[kind]);
    await createAuditTrail(db, kind);
  },
});
