import type { AuditTrailTable, Reader, Transaction } from '../../database/index.ts';
import type { AuditEntry } from './audit-entry.ts';

/** As it is kept: the details are the text that was hashed. */
export type StoredEntry = Omit<AuditEntry, 'details'> & { details: string };

const toStored = (row: AuditTrailTable): StoredEntry => ({
  seq: row.seq,
  at: row.at,
  actorId: row.actor_id,
  actor: row.actor,
  action: row.action,
  subject: row.subject,
  details: row.details,
  previous: row.previous,
  hash: row.hash,
});

export async function findLastEntry(reader: Reader): Promise<StoredEntry | undefined> {
  const row = await reader
    .selectFrom('audit_trail')
    .selectAll()
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toStored(row);
}

export async function addEntry(tx: Transaction, entry: StoredEntry): Promise<void> {
  const { actorId, ...rest } = entry;
  await tx
    .insertInto('audit_trail')
    .values({ ...rest, actor_id: actorId })
    .execute();
}

/** Which lines are wanted; what is left out is not asked for. */
export interface AuditFilter {
  actorId?: number;
  /** The beginning of an action: "account" for all about accounts. */
  action?: string;
  /** Days, YYYY-MM-DD, both included. */
  from?: string;
  to?: string;
}

const matching = (reader: Reader, { actorId, action, from, to }: AuditFilter) => {
  let query = reader.selectFrom('audit_trail');
  if (actorId !== undefined) query = query.where('actor_id', '=', actorId);
  if (action !== undefined) {
    query = query.where((where) =>
      where.or([
        where('action', '=', action),
        where.and([where('action', '>=', `${action}.`), where('action', '<', `${action}/`)]),
      ]),
    );
  }
  if (from !== undefined) query = query.where('at', '>=', from);
  if (to !== undefined) query = query.where('at', '<', `${to}U`);
  return query;
};

/** At most `limit`, the newest first, before line `before`. */
export async function listEntries(
  reader: Reader,
  filter: AuditFilter,
  { before, limit }: { before: number; limit: number },
): Promise<StoredEntry[]> {
  const rows = await matching(reader, filter)
    .selectAll()
    .where('seq', '<', before)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toStored);
}

export async function countEntries(reader: Reader, filter: AuditFilter): Promise<number> {
  const row = await matching(reader, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Lines after number `after`, the oldest first. */
export async function listEntriesAfter(reader: Reader, after: number, limit: number): Promise<StoredEntry[]> {
  const rows = await reader
    .selectFrom('audit_trail')
    .selectAll()
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(toStored);
}
