import { isExternalId } from '../content/index.ts';
import type { Reader, Transaction } from '../database/index.ts';
import type { Workshop } from './workshop.ts';
import { toWorkshop, type WorkshopDocument } from './workshop-document.ts';

const read = ({ data, version }: { data: string; version: number }): Workshop => ({
  ...toWorkshop(JSON.parse(data) as WorkshopDocument),
  version,
});

export async function findWorkshop(reader: Reader, externalId: string): Promise<Workshop | undefined> {
  if (!isExternalId(externalId)) return undefined;
  const row = await reader
    .selectFrom('workshops')
    .select(['data', 'version'])
    .where('external_id', '=', externalId)
    .executeTakeFirst();
  return row && read(row);
}

/** In the order in which they came. */
export async function listWorkshops(reader: Reader): Promise<Workshop[]> {
  const rows = await reader.selectFrom('workshops').select(['data', 'version']).orderBy('id').execute();
  return rows.map(read);
}

/** Whether it was put in; one that is there stays as it is. @param now ISO 8601 instant */
export async function addWorkshop(
  tx: Transaction,
  workshop: WorkshopDocument,
  now: string,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('workshops')
    .values({ external_id: workshop.externalId, data: JSON.stringify(workshop), updated_at: now, version: 1 })
    .onConflict((conflict) => conflict.column('external_id').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

/** Whether `workshop` took the place of its version before; false when another change came first. */
export async function putWorkshop(tx: Transaction, workshop: Workshop, now: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('workshops')
    .set({ data: JSON.stringify(workshop), updated_at: now, version: workshop.version })
    .where('external_id', '=', workshop.externalId)
    .where('version', '=', workshop.version - 1)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** With its ballots and evaluations. */
export async function deleteWorkshop(tx: Transaction, externalId: string): Promise<void> {
  await tx.deleteFrom('ballots').where('workshop', '=', externalId).execute();
  await tx.deleteFrom('ballot_codes').where('workshop', '=', externalId).execute();
  await tx.deleteFrom('evaluations').where('workshop', '=', externalId).execute();
  await tx.deleteFrom('workshops').where('external_id', '=', externalId).execute();
}
