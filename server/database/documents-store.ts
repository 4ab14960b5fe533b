import type { Reader, Transaction } from './schema.ts';

/** The tables that keep a whole thing as JSON. */
export type DocumentsTableName = 'partnerships' | 'workshops';

/** What has an external id and is kept whole. */
export interface KeptDocument {
  readonly externalId: string;
}

/** The document under `externalId`, if any. @typeParam T what the table's room keeps in it */
export async function findDocument<T extends KeptDocument>(
  reader: Reader,
  table: DocumentsTableName,
  externalId: string,
): Promise<T | undefined> {
  const row = await reader
    .selectFrom(table)
    .select('data')
    .where('external_id', '=', externalId)
    .executeTakeFirst();
  return row && (JSON.parse(row.data) as T);
}

/** All documents of `table`, in the order in which they came. */
export async function listDocuments<T extends KeptDocument>(
  reader: Reader,
  table: DocumentsTableName,
): Promise<T[]> {
  const rows = await reader.selectFrom(table).select('data').orderBy('id').execute();
  return rows.map(({ data }) => JSON.parse(data) as T);
}

/** Puts in those of `documents` that are missing; what is there stays as it is. @param now ISO 8601 instant */
export async function addMissingDocuments(
  tx: Transaction,
  table: DocumentsTableName,
  documents: readonly KeptDocument[],
  now: string,
): Promise<void> {
  for (const document of documents) {
    await tx
      .insertInto(table)
      .values({ external_id: document.externalId, data: JSON.stringify(document), updated_at: now })
      .onConflict((conflict) => conflict.column('external_id').doNothing())
      .execute();
  }
}
