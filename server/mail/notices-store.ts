import type { Reader, Transaction } from '../database/index.ts';
import type { Locale } from '../language/index.ts';
import type { MessageValues } from './message.ts';

/** What somebody is to be told with the next message of the day. */
export interface GatheredNotice {
  id: number;
  template: string;
  /** What it says, for either language: which one is wanted may change until then. */
  values: Readonly<Record<Locale, MessageValues>>;
}

export async function addNotice(
  tx: Transaction,
  accountId: number,
  { template, values }: Omit<GatheredNotice, 'id'>,
  now: string,
): Promise<void> {
  await tx
    .insertInto('gathered_notices')
    .values({ account_id: accountId, template, data: JSON.stringify(values), created_at: now })
    .execute();
}

/** Takes what is gathered for an account out, in its order: whoever takes it tells it in the same transaction. */
export async function takeNotices(tx: Transaction, accountId: number): Promise<GatheredNotice[]> {
  const rows = await tx
    .deleteFrom('gathered_notices')
    .where('account_id', '=', accountId)
    .returning(['id', 'template', 'data'])
    .execute();
  return rows
    .map(({ id, template, data }) => ({
      id,
      template,
      values: JSON.parse(data) as GatheredNotice['values'],
    }))
    .sort((one, other) => one.id - other.id);
}

/** Accounts for whom something is gathered. */
export async function listGathered(reader: Reader): Promise<number[]> {
  const rows = await reader.selectFrom('gathered_notices').select('account_id').distinct().execute();
  return rows.map(({ account_id }) => account_id);
}
