import type { Reader } from '../database/index.ts';
import { findAccount, type StoredAccount } from './account-store.ts';

/** What messages to an account need to know; an account that is disabled gets none. */
export async function findRecipient(
  reader: Reader,
  id: number,
): Promise<Pick<StoredAccount, 'id' | 'email' | 'locale' | 'name'> | undefined> {
  const account = await findAccount(reader, id);
  return account && { id, name: account.name, locale: account.locale, email: account.email };
}
