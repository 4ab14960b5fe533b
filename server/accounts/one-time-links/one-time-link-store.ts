import type { Reader, Transaction } from '../../database/index.ts';
import type { LinkPurpose } from './one-time-link.ts';

interface StoredLink {
  accountId: number | null;
  purpose: LinkPurpose;
  expiresAt: string;
}

/** Puts a link in the place of those that its account had for the same. */
export async function replaceLink(
  tx: Transaction,
  hash: string,
  { accountId, purpose, expiresAt, now }: StoredLink & { now: string },
): Promise<void> {
  await deleteLinks(tx, purpose, accountId);
  await tx
    .insertInto('one_time_links')
    .values({ id: hash, account_id: accountId, purpose, created_at: now, expires_at: expiresAt })
    .execute();
}

export async function deleteLinks(
  tx: Transaction,
  purpose: LinkPurpose,
  accountId: number | null,
): Promise<void> {
  await tx
    .deleteFrom('one_time_links')
    .where('purpose', '=', purpose)
    .where('account_id', accountId === null ? 'is' : '=', accountId)
    .execute();
}

export async function findLink(reader: Reader, hash: string, now: string): Promise<StoredLink | undefined> {
  const row = await reader
    .selectFrom('one_time_links')
    .selectAll()
    .where('id', '=', hash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!row) return undefined;
  return { accountId: row.account_id, purpose: row.purpose as LinkPurpose, expiresAt: row.expires_at };
}

/** Answers whether it was still there: whoever comes second gets nothing. */
export async function takeLink(tx: Transaction, hash: string, now: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('one_time_links')
    .where('id', '=', hash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The accounts that an invitation is on its way to. */
export async function listInvited(reader: Reader, now: string): Promise<number[]> {
  const rows = await reader
    .selectFrom('one_time_links')
    .select('account_id')
    .where('purpose', '=', 'invitation')
    .where('expires_at', '>', now)
    .execute();
  return rows.flatMap(({ account_id }) => account_id ?? []);
}
