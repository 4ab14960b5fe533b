import type { Reader } from '../database/index.ts';
import type { Recipient } from '../mail/index.ts';
import { findAccount } from './account-store.ts';

/** What messages to an account need to know. */
export async function findRecipient(reader: Reader, id: number): Promise<Recipient | undefined> {
  const account = await findAccount(reader, id);
  if (!account) return undefined;
  const { name, locale, email, notices, disabledAt } = account;
  return { id, name, locale, email, notices, isDisabled: disabledAt !== null };
}
