import type { Transaction } from '../../database/index.ts';

/** What a form did when it was first taken in. */
export interface Taken {
  contentId: number;
  version: number;
}

/** Claims `key` for this transaction; what it did before, where it was taken in already. @param now ISO 8601 instant */
export async function claimForm(tx: Transaction, key: string, now: string): Promise<Taken | undefined> {
  // Of several at once the others wait here until the first has committed.
  const claimed = await tx
    .insertInto('taken_forms')
    .values({ key, content_id: 0, version: 0, taken_at: now })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  if (claimed) return undefined;
  const row = await tx
    .selectFrom('taken_forms')
    .select(['content_id', 'version'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return { contentId: row.content_id, version: row.version };
}

export async function noteTaken(tx: Transaction, key: string, { contentId, version }: Taken): Promise<void> {
  await tx
    .updateTable('taken_forms')
    .set({ content_id: contentId, version })
    .where('key', '=', key)
    .execute();
}

/** A page's own saves stand beside the forms: they are told apart by their key. */
const pageKey = (page: string): string => `${page}.page`;

/** What `page` has saved last by itself. */
export async function findSavedBy(tx: Transaction, page: string): Promise<Taken | undefined> {
  const row = await tx
    .selectFrom('taken_forms')
    .select(['content_id', 'version'])
    .where('key', '=', pageKey(page))
    .executeTakeFirst();
  return row && { contentId: row.content_id, version: row.version };
}

export async function noteSavedBy(tx: Transaction, page: string, taken: Taken, now: string): Promise<void> {
  const values = { content_id: taken.contentId, version: taken.version, taken_at: now };
  await tx
    .insertInto('taken_forms')
    .values({ key: pageKey(page), ...values })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
    .execute();
}

/** Forgets the keys of forms that nobody sends again. @param before ISO 8601 instant */
export const forgetForms = (tx: Transaction, before: string): Promise<unknown> =>
  tx.deleteFrom('taken_forms').where('taken_at', '<', before).execute();
