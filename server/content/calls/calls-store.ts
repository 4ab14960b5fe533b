import { inChunks, type Reader, type Transaction } from '../../database/index.ts';
import type { RecordStatus } from '../record.ts';
import type { Call, CallValues } from './call.ts';

type Data = Pick<CallValues, 'title' | 'text' | 'kinds' | 'sectors'>;

const columnsOf = ({ title, text, kinds, sectors, opensOn, closesOn }: CallValues) => ({
  data: JSON.stringify({ title, text, kinds, sectors } satisfies Data),
  opens_on: opensOn,
  closes_on: closesOn,
});

type Where = { ids: readonly number[] } | { externalIds: readonly string[] } | 'all';

async function selectCalls(reader: Reader, where: Where): Promise<Call[]> {
  let query = reader.selectFrom('calls').selectAll();
  if (where !== 'all') {
    query =
      'ids' in where
        ? query.where('id', 'in', where.ids)
        : query.where('external_id', 'in', where.externalIds);
  }
  const rows = await query.orderBy('opens_on', 'desc').orderBy('id', 'desc').execute();
  if (rows.length === 0) return [];
  const invited = await reader
    .selectFrom('call_offices')
    .selectAll()
    .where(
      'call_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('office_id')
    .execute();
  return rows.map((row) => ({
    ...(JSON.parse(row.data) as Data),
    id: row.id,
    externalId: row.external_id,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    officeIds: invited.filter(({ call_id }) => call_id === row.id).map(({ office_id }) => office_id),
    closedAt: row.closed_at,
    version: row.version,
    createdAt: row.created_at,
  }));
}

/** Every call, the one that opened last first. */
export const listCalls = (reader: Reader): Promise<Call[]> => selectCalls(reader, 'all');

export async function findCall(reader: Reader, id: number): Promise<Call | undefined> {
  return Number.isSafeInteger(id) && id > 0 ? (await selectCalls(reader, { ids: [id] }))[0] : undefined;
}

export const listCallsNamed = async (reader: Reader, externalIds: readonly string[]): Promise<Call[]> =>
  externalIds.length === 0 ? [] : selectCalls(reader, { externalIds });

/** The numbers of those of `externalIds` that are there. */
export async function findCallIds(
  reader: Reader,
  externalIds: readonly string[],
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const chunk of inChunks(externalIds)) {
    const rows = await reader
      .selectFrom('calls')
      .select(['id', 'external_id'])
      .where('external_id', 'in', chunk)
      .execute();
    for (const row of rows) ids.set(row.external_id, row.id);
  }
  return ids;
}

async function putOffices(tx: Transaction, id: number, officeIds: readonly number[]): Promise<void> {
  await tx.deleteFrom('call_offices').where('call_id', '=', id).execute();
  const rows = [...new Set(officeIds)].map((officeId) => ({ call_id: id, office_id: officeId }));
  if (rows.length > 0) await tx.insertInto('call_offices').values(rows).execute();
}

/** The number of the new call; undefined where one of that external id is there. @param now ISO 8601 instant */
export async function insertCall(
  tx: Transaction,
  externalId: string,
  values: CallValues,
  now: string,
): Promise<number | undefined> {
  const row = await tx
    .insertInto('calls')
    .values({ external_id: externalId, ...columnsOf(values), closed_at: null, version: 1, created_at: now })
    .onConflict((conflict) => conflict.column('external_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row) await putOffices(tx, row.id, values.officeIds);
  return row?.id;
}

/** Writes the call anew; answers whether it was still at `version`. */
export async function changeCall(
  tx: Transaction,
  { id, version }: Pick<Call, 'id' | 'version'>,
  change: { values?: CallValues; closedAt?: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('calls')
    .set({
      version: version + 1,
      ...(change.values && columnsOf(change.values)),
      ...(change.closedAt !== undefined && { closed_at: change.closedAt }),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  if (change.values) await putOffices(tx, id, change.values.officeIds);
  return true;
}

/** Lets office `to` be invited where `from` was; answers to how many calls. */
export async function moveInvitations(tx: Transaction, from: number, to: number): Promise<number> {
  const rows = await tx
    .deleteFrom('call_offices')
    .where('office_id', '=', from)
    .returning('call_id')
    .execute();
  for (const { call_id } of rows) {
    await tx
      .insertInto('call_offices')
      .values({ call_id, office_id: to })
      .onConflict((conflict) => conflict.columns(['call_id', 'office_id']).doNothing())
      .execute();
  }
  return rows.length;
}

export type CallNotice = 'opened' | 'reminder';

/** Notes that somebody is told of a call; answers false where they were before. @param now ISO 8601 instant */
export async function noteTold(
  tx: Transaction,
  { callId, accountId, notice }: { callId: number; accountId: number; notice: CallNotice },
  now: string,
): Promise<boolean> {
  const row = await tx
    .insertInto('call_notices')
    .values({ call_id: callId, account_id: accountId, notice, told_at: now })
    .onConflict((conflict) => conflict.columns(['call_id', 'account_id', 'notice']).doNothing())
    .returning('account_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** How many records of each office and status name the call; `isSeen` where readers see a form of them. */
export async function countRecordsOf(
  reader: Reader,
  callId: number,
): Promise<{ officeId: number | null; status: RecordStatus; isSeen: boolean; count: number }[]> {
  const rows = await reader
    .selectFrom('contents')
    .where('call_id', '=', callId)
    .groupBy(['office_id', 'status'])
    .select(({ fn }) => [
      'office_id',
      'status',
      fn.countAll<number | string>().as('count'),
      fn.count<number | string>('published_revision').as('seen'),
    ])
    .execute();
  return rows.flatMap(({ office_id, status, count, seen }) =>
    [
      { officeId: office_id, status: status as RecordStatus, isSeen: true, count: Number(seen) },
      {
        officeId: office_id,
        status: status as RecordStatus,
        isSeen: false,
        count: Number(count) - Number(seen),
      },
    ].filter((one) => one.count > 0),
  );
}
