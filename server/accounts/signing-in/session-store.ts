import type { Reader, Transaction } from '../../database/index.ts';
import { toStoredAccount, type StoredAccount } from '../account-store.ts';
import type { ListedSession, SessionStage } from './session.ts';

export interface StoredSession {
  id: string;
  stage: SessionStage;
  seenAt: string;
  expiresAt: string;
  account: StoredAccount;
}

interface NewSession {
  id: string;
  accountId: number;
  stage: SessionStage;
  device: string;
  now: string;
  expiresAt: string;
}

export async function addSession(tx: Transaction, session: NewSession): Promise<void> {
  await tx
    .insertInto('sessions')
    .values({
      id: session.id,
      account_id: session.accountId,
      stage: session.stage,
      device: session.device,
      created_at: session.now,
      seen_at: session.now,
      expires_at: session.expiresAt,
    })
    .execute();
}

/** The session under `id` with its account, over or not. */
export async function findSession(reader: Reader, id: string): Promise<StoredSession | undefined> {
  const row = await reader
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .selectAll('accounts')
    .select(['sessions.stage', 'sessions.seen_at', 'sessions.expires_at'])
    .where('sessions.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    id,
    stage: row.stage as SessionStage,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
    account: toStoredAccount(row),
  };
}

/** The one last seen first. */
export async function listSessions(reader: Reader, accountId: number, now: string): Promise<ListedSession[]> {
  const rows = await reader
    .selectFrom('sessions')
    .select(['id', 'device', 'created_at', 'seen_at'])
    .where('account_id', '=', accountId)
    .where('stage', '=', 'whole')
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    device: row.device,
    createdAt: row.created_at,
    seenAt: row.seen_at,
  }));
}

export async function noteSeen(tx: Transaction, id: string, now: string): Promise<void> {
  await tx.updateTable('sessions').set({ seen_at: now }).where('id', '=', id).execute();
}

export async function deleteSession(tx: Transaction, id: string): Promise<void> {
  await tx.deleteFrom('sessions').where('id', '=', id).execute();
}

/** All of an account; `but` stays. */
export async function deleteSessionsOf(tx: Transaction, accountId: number, but = ''): Promise<void> {
  await tx.deleteFrom('sessions').where('account_id', '=', accountId).where('id', '<>', but).execute();
}

export async function deleteExpired(tx: Transaction, now: string): Promise<void> {
  await tx.deleteFrom('sessions').where('expires_at', '<=', now).execute();
}
