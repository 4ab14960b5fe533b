import type { Reader, Transaction } from './schema.ts';

/** The remembered value under `key`, if any. */
export async function findSetting(reader: Reader, key: string): Promise<string | undefined> {
  const row = await reader.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value;
}

/** Remembers `value` under `key`, in place of what was there. */
export async function putSetting(tx: Transaction, key: string, value: string): Promise<void> {
  await tx
    .insertInto('settings')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** The value under `key`; `value` from now on where there was none. The first of several processes decides. */
export async function settleSetting(tx: Transaction, key: string, value: string): Promise<string> {
  await tx
    .insertInto('settings')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  return (await findSetting(tx, key))!;
}
