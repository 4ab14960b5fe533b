import type { MessagesTable, Reader, Transaction } from '../database/index.ts';
import type { Message, MessageState } from './message.ts';

type Row = Omit<MessagesTable, 'id'> & { id: number };

const toMessage = (row: Row): Message => ({
  id: row.id,
  address: row.address,
  accountId: row.account_id,
  template: row.template,
  locale: row.locale === 'en' ? 'en' : 'ar',
  subject: row.subject,
  plain: row.plain,
  html: row.html,
  state: row.state as MessageState,
  error: row.error,
  createdAt: row.created_at,
  sentAt: row.sent_at,
});

type NewMessage = Omit<Message, 'id' | 'error' | 'sentAt'>;

export async function addMessage(tx: Transaction, message: NewMessage): Promise<number> {
  const { accountId, createdAt, ...rest } = message;
  const { id } = await tx
    .insertInto('messages')
    .values({ ...rest, account_id: accountId, created_at: createdAt })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function findMessage(reader: Reader, id: number): Promise<Message | undefined> {
  const row = await reader.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toMessage(row);
}

/** The newest first. */
export async function listMessages(reader: Reader, limit: number): Promise<Message[]> {
  const rows = await reader.selectFrom('messages').selectAll().orderBy('id', 'desc').limit(limit).execute();
  return rows.map(toMessage);
}

/** What was sent is with its reader: here it is forgotten, with the link in it. */
export async function noteSent(tx: Transaction, id: number, now: string): Promise<void> {
  await tx
    .updateTable('messages')
    .set({ state: 'sent', sent_at: now, plain: '', html: '', error: null })
    .where('id', '=', id)
    .execute();
}

export async function noteState(
  tx: Transaction,
  id: number,
  { state, error }: { state: MessageState; error: string | null },
): Promise<void> {
  await tx.updateTable('messages').set({ state, error }).where('id', '=', id).execute();
}

/** Forgets messages of before `instant`. */
export async function forgetMessages(tx: Transaction, instant: string): Promise<void> {
  await tx.deleteFrom('messages').where('created_at', '<', instant).execute();
}
