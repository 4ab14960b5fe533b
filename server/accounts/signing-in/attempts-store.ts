import { sql } from 'kysely';
import type { Transaction } from '../../database/index.ts';

/** Counts one more attempt under `id`, from one again where the last count began before `since`. */
export async function countAttempt(
  tx: Transaction,
  id: string,
  { now, since }: { now: string; since: string },
): Promise<{ count: number; startedAt: string }> {
  const isOver = sql<boolean>`sign_in_attempts.started_at < ${since}`;
  const row = await tx
    .insertInto('sign_in_attempts')
    .values({ id, started_at: now, count: 1 })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({
        count: sql<number>`case when ${isOver} then 1 else sign_in_attempts.count + 1 end`,
        started_at: sql<string>`case when ${isOver} then ${now} else sign_in_attempts.started_at end`,
      }),
    )
    .returning(['count', 'started_at'])
    .executeTakeFirstOrThrow();
  return { count: row.count, startedAt: row.started_at };
}

/** Takes the newest attempt under each of `ids` back: it was a right one. */
export async function takeBackAttempts(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx
    .updateTable('sign_in_attempts')
    .set({ count: sql<number>`count - 1` })
    .where('id', 'in', ids)
    .where('count', '>', 0)
    .execute();
}

/** Forgets counts that began before `instant`. */
export async function forgetAttempts(tx: Transaction, instant: string): Promise<void> {
  await tx.deleteFrom('sign_in_attempts').where('started_at', '<', instant).execute();
}
