import type { AccountsTable, Reader, Transaction } from '../database/index.ts';
import type { Locale } from '../language/index.ts';
import { isNoticeChoice, type NoticeChoice } from '../mail/index.ts';
import { isRole, type Account, type Role } from './account.ts';

type Row = Omit<AccountsTable, 'id' | 'notices'> & { id: number; notices: string };

/** An account as those see it who run the library. */
export interface StoredAccount extends Account {
  userName: string;
  email: string | null;
  passwordHash: string | null;
  totpSecret: string | null;
  totpStep: number | null;
  disabledAt: string | null;
  signedInAt: string | null;
  createdAt: string;
  /** How they want to be told of things. */
  notices: NoticeChoice;
}

/** What is decided about an account. */
export interface AccountValues {
  userName: string;
  email: string | null;
  name: string;
  locale: Locale;
  roles: readonly Role[];
  officeId: number | null;
  governorates: readonly string[];
  sectors: readonly string[];
}

const toList = (codes: string): string[] => codes.split(',').filter((code) => code !== '');

export const toStoredAccount = (row: Row): StoredAccount => ({
  id: row.id,
  userName: row.user_name,
  email: row.email,
  name: row.name,
  locale: row.locale === 'en' ? 'en' : 'ar',
  roles: toList(row.roles).filter(isRole),
  officeId: row.office_id,
  governorates: toList(row.governorates),
  sectors: toList(row.sectors),
  passwordHash: row.password_hash,
  totpSecret: row.totp_secret,
  totpStep: row.totp_step,
  disabledAt: row.disabled_at,
  signedInAt: row.signed_in_at,
  createdAt: row.created_at,
  notices: isNoticeChoice(row.notices) ? row.notices : 'at-once',
});

/** Without what nobody else needs to know. */
export const toAccount = ({
  id,
  name,
  locale,
  roles,
  officeId,
  governorates,
  sectors,
}: Account): Account => ({
  id,
  name,
  locale,
  roles,
  officeId,
  governorates,
  sectors,
});

const columnsOf = (values: AccountValues) => ({
  user_name: values.userName,
  email: values.email,
  name: values.name,
  locale: values.locale,
  roles: values.roles.join(','),
  office_id: values.officeId,
  governorates: values.governorates.join(','),
  sectors: values.sectors.join(','),
});

export async function findAccount(reader: Reader, id: number): Promise<StoredAccount | undefined> {
  const row = await reader.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toStoredAccount(row);
}

/** @param userName as `foldUserName` gives it */
export async function findAccountByUserName(
  reader: Reader,
  userName: string,
): Promise<StoredAccount | undefined> {
  const row = await reader
    .selectFrom('accounts')
    .selectAll()
    .where('user_name', '=', userName)
    .executeTakeFirst();
  return row && toStoredAccount(row);
}

/** Whether somebody can run the library: an administrator with a password who is not disabled. */
export async function hasAdministrator(reader: Reader): Promise<boolean> {
  const row = await reader
    .selectFrom('accounts')
    .select('id')
    .where('roles', 'like', '%administrator%')
    .where('password_hash', 'is not', null)
    .where('disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Every account, by name. */
export async function listAccounts(reader: Reader): Promise<StoredAccount[]> {
  const rows = await reader.selectFrom('accounts').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map(toStoredAccount);
}

/** The number of the new account; undefined where the user name is taken. */
export async function addAccount(
  tx: Transaction,
  values: AccountValues,
  now: string,
): Promise<number | undefined> {
  const row = await tx
    .insertInto('accounts')
    .values({ ...columnsOf(values), created_at: now })
    .onConflict((conflict) => conflict.column('user_name').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function changeAccount(tx: Transaction, id: number, values: AccountValues): Promise<void> {
  await tx.updateTable('accounts').set(columnsOf(values)).where('id', '=', id).execute();
}

export async function changeLocale(tx: Transaction, id: number, locale: Locale): Promise<void> {
  await tx.updateTable('accounts').set({ locale }).where('id', '=', id).execute();
}

export async function changeNotices(tx: Transaction, id: number, notices: NoticeChoice): Promise<void> {
  await tx.updateTable('accounts').set({ notices }).where('id', '=', id).execute();
}

/** What is remembered of signing in; what is left out stays as it is. */
export type Credentials = Partial<
  Pick<AccountsTable, 'password_hash' | 'totp_secret' | 'totp_step' | 'signed_in_at' | 'disabled_at'>
>;

export async function changeCredentials(tx: Transaction, id: number, values: Credentials): Promise<void> {
  await tx.updateTable('accounts').set(values).where('id', '=', id).execute();
}
