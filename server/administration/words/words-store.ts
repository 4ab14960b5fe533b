import type { Reader, Transaction } from '../../database/index.ts';

/** What an administrator says anew: an entry of a vocabulary, or a term. */
export interface StoredWords {
  /** The vocabulary's name, or "terms". */
  list: string;
  code: string;
  /** JSON */
  data: string;
}

export const listWords = (reader: Reader): Promise<StoredWords[]> =>
  reader.selectFrom('words').select(['list', 'code', 'data']).orderBy('list').orderBy('code').execute();

/** Puts `data` in the place of what was there. */
export async function putWords(tx: Transaction, words: StoredWords): Promise<void> {
  await tx
    .insertInto('words')
    .values(words)
    .onConflict((conflict) => conflict.columns(['list', 'code']).doUpdateSet({ data: words.data }))
    .execute();
}

export async function removeWords(tx: Transaction, list: string, code: string): Promise<void> {
  await tx.deleteFrom('words').where('list', '=', list).where('code', '=', code).execute();
}
