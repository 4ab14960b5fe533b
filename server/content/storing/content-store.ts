import { inChunks, type Reader, type Transaction } from '../../database/index.ts';
import type { ContentsRow, ImportPlan, StoredHead } from './import-plan.ts';
import { storedColumns, toRecord } from './stored-record.ts';
import type { ContentRecord } from '../record.ts';

const headColumns = [
  'contents.id',
  'contents.external_id',
  'contents.kind',
  'contents.status',
  'contents.visibility',
  'contents.source_lang',
  'contents.sample',
  'contents.languages',
  'contents.fields_version',
  'contents.revision',
  'contents.published_revision',
  'contents.created_at',
  'contents.updated_at',
  'contents.published_at',
  'contents.call_id',
  'contents.verified_on',
  'contents.review_due',
] as const;

/** The working heads of those of `externalIds` that are there, by external id. */
export async function findHeads(
  reader: Reader,
  externalIds: readonly string[],
): Promise<Map<string, StoredHead>> {
  const heads = new Map<string, StoredHead>();
  for (const chunk of inChunks(externalIds)) {
    const rows = await reader
      .selectFrom('contents')
      .innerJoin('revisions', (join) =>
        join
          .onRef('revisions.content_id', '=', 'contents.id')
          .onRef('revisions.number', '=', 'contents.revision'),
      )
      .where('contents.external_id', 'in', chunk)
      .select([...headColumns, 'revisions.data'])
      .execute();
    for (const row of rows) heads.set(row.external_id, row);
  }
  return heads;
}

/** One page of working heads in the order of their external ids, after `after`. */
export async function listHeads(reader: Reader, after: string, limit: number): Promise<ContentRecord[]> {
  const rows = await reader
    .selectFrom('contents')
    .innerJoin('revisions', (join) =>
      join
        .onRef('revisions.content_id', '=', 'contents.id')
        .onRef('revisions.number', '=', 'contents.revision'),
    )
    .where('contents.external_id', '>', after)
    .orderBy('contents.external_id')
    .limit(limit)
    .select(storedColumns)
    .execute();
  return rows.map(toRecord);
}

async function putRows(tx: Transaction, rows: readonly ContentsRow[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const chunk of inChunks(rows)) {
    const written = await tx
      .insertInto('contents')
      .values(chunk)
      .onConflict((conflict) =>
        conflict.column('external_id').doUpdateSet(({ ref }) => ({
          kind: ref('excluded.kind'),
          status: ref('excluded.status'),
          visibility: ref('excluded.visibility'),
          source_lang: ref('excluded.source_lang'),
          sample: ref('excluded.sample'),
          languages: ref('excluded.languages'),
          fields_version: ref('excluded.fields_version'),
          revision: ref('excluded.revision'),
          published_revision: ref('excluded.published_revision'),
          created_at: ref('excluded.created_at'),
          updated_at: ref('excluded.updated_at'),
          published_at: ref('excluded.published_at'),
          call_id: ref('excluded.call_id'),
          verified_on: ref('excluded.verified_on'),
          review_due: ref('excluded.review_due'),
        })),
      )
      .returning(['id', 'external_id'])
      .execute();
    for (const { id, external_id } of written) ids.set(external_id, id);
  }
  return ids;
}

async function putLinks(tx: Transaction, plans: readonly ImportPlan[], idOf: (plan: ImportPlan) => number) {
  const updated = plans.filter(({ outcome, newData }) => outcome === 'updated' && newData !== undefined);
  for (const chunk of inChunks(updated.map(idOf))) {
    await tx.deleteFrom('links').where('content_id', 'in', chunk).execute();
  }
  const links = plans
    .filter(({ newData }) => newData !== undefined)
    .flatMap((plan) =>
      plan.links.map(({ field, target }) => ({
        content_id: idOf(plan),
        field,
        target_external_id: target,
      })),
    );
  for (const chunk of inChunks(links)) await tx.insertInto('links').values(chunk).execute();
}

/** Writes records, new revisions and links. Returns the ids whose readers see something else from now on. */
export async function putPlans(tx: Transaction, plans: readonly ImportPlan[]): Promise<number[]> {
  const ids = await putRows(
    tx,
    plans.map(({ row }) => row),
  );
  const idOf = ({ row }: ImportPlan): number => ids.get(row.external_id)!;
  const revisions = plans.flatMap((plan) =>
    plan.newData === undefined
      ? []
      : {
          content_id: idOf(plan),
          number: plan.row.revision,
          fields_version: plan.row.fields_version,
          source_lang: plan.row.source_lang,
          data: plan.newData,
          created_at: plan.row.updated_at,
          note: null,
        },
  );
  for (const chunk of inChunks(revisions)) await tx.insertInto('revisions').values(chunk).execute();
  await putLinks(tx, plans, idOf);
  return plans.filter(({ seenChange }) => seenChange).map(idOf);
}

/** Deletes every sample record with all its revisions and links. Returns the ids that are gone. */
export async function deleteSamples(tx: Transaction): Promise<number[]> {
  const rows = await tx.deleteFrom('contents').where('sample', '=', 1).returning('id').execute();
  return rows.map(({ id }) => id).sort((one, other) => one - other);
}
