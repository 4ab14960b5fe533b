import type { Transaction } from '../../database/index.ts';

/** Lets the records of office `from` belong to `to`; answers their numbers. */
export async function moveRecords(tx: Transaction, from: number, to: number): Promise<number[]> {
  const rows = await tx
    .updateTable('contents')
    .set({ office_id: to })
    .where('office_id', '=', from)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
