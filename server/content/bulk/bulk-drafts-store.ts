import { inChunks, type Reader, type Transaction } from '../../database/index.ts';
import type { BulkOutcome, HeldBulk } from './bulk-plan.ts';

type Data = Omit<HeldBulk, 'id' | 'outcome'>;

/** Keeps what was read until somebody has looked at it. @param now ISO 8601 instant */
export async function insertBulk(
  tx: Transaction,
  { id, outcome: _none, ...data }: HeldBulk,
  accountId: number,
  now: string,
): Promise<void> {
  await tx
    .insertInto('bulk_drafts')
    .values({ id, account_id: accountId, data: JSON.stringify(data), created_at: now, outcome: null })
    .execute();
}

/** What `accountId` has brought in under `id`. */
export async function findBulk(reader: Reader, id: string, accountId: number): Promise<HeldBulk | undefined> {
  const row = await reader
    .selectFrom('bulk_drafts')
    .selectAll()
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return (
    row && {
      ...(JSON.parse(row.data) as Data),
      id: row.id,
      outcome: row.outcome === null ? null : (JSON.parse(row.outcome) as BulkOutcome),
    }
  );
}

export async function noteOutcome(tx: Transaction, id: string, outcome: BulkOutcome): Promise<void> {
  await tx
    .updateTable('bulk_drafts')
    .set({ outcome: JSON.stringify(outcome) })
    .where('id', '=', id)
    .execute();
}

/** Forgets what was brought in before `instant`, and of `accountId` all but the newest few. */
export async function forgetBulks(
  tx: Transaction,
  { instant, accountId, keep }: { instant: string; accountId: number; keep: number },
): Promise<void> {
  await tx.deleteFrom('bulk_drafts').where('created_at', '<', instant).execute();
  const rows = await tx
    .selectFrom('bulk_drafts')
    .select('id')
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  const old = rows.slice(keep).map(({ id }) => id);
  if (old.length > 0) await tx.deleteFrom('bulk_drafts').where('id', 'in', old).execute();
}

/** Those of `externalIds` that are records here already. */
export async function findKnown(reader: Reader, externalIds: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (const chunk of inChunks(externalIds)) {
    const rows = await reader
      .selectFrom('contents')
      .select('external_id')
      .where('external_id', 'in', chunk)
      .execute();
    for (const { external_id } of rows) known.add(external_id);
  }
  return known;
}
