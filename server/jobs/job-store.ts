import { sql } from 'kysely';
import type { DatabaseKind, JobsTable, Reader, Transaction } from '../database/index.ts';
import { mostAttempts, type Job, type JobState, type NewJob } from './job.ts';

type Row = Omit<JobsTable, 'id'> & { id: number };

const toJob = (row: Row): Job => ({
  id: row.id,
  kind: row.kind,
  data: JSON.parse(row.data) as unknown,
  state: row.state as JobState,
  attempts: row.attempts,
  isLast: row.attempts >= mostAttempts,
  error: row.error,
  runAt: row.run_at,
  createdAt: row.created_at,
  finishedAt: row.finished_at,
});

/** Puts `job` into the queue; one whose word already waits there is left out. @param now ISO 8601 instant */
export async function addJob(tx: Transaction, job: NewJob, now: string): Promise<void> {
  await tx
    .insertInto('jobs')
    .values({
      kind: job.kind,
      data: JSON.stringify(job.data),
      dedupe: job.dedupe ?? null,
      state: 'waiting',
      run_at: job.runAt?.toISOString() ?? now,
      attempts: 0,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('dedupe').doNothing())
    .execute();
}

const dueJobs = (reader: Reader, kinds: readonly string[], now: string) =>
  reader
    .selectFrom('jobs')
    .select('id')
    .where('state', '=', 'waiting')
    .where('kind', 'in', kinds)
    .where('run_at', '<=', now)
    .where((where) => where.or([where('locked_until', 'is', null), where('locked_until', '<=', now)]));

export const hasDueJob = async (reader: Reader, kinds: readonly string[], now: string): Promise<boolean> =>
  (await dueJobs(reader, kinds, now).limit(1).executeTakeFirst()) !== undefined;

/** Whether a job of the word waits or is being done. */
export const hasJob = async (reader: Reader, dedupe: string): Promise<boolean> =>
  (await reader.selectFrom('jobs').select('id').where('dedupe', '=', dedupe).executeTakeFirst()) !==
  undefined;

/**
 * Takes the job that has been due the longest, so that no other process takes it before `until`. The number of
 * the attempt is counted before it is made: a job that ends its process does not come for ever.
 */
export async function takeDueJob(
  tx: Transaction,
  database: DatabaseKind,
  kinds: readonly string[],
  { now, until }: { now: string; until: string },
): Promise<Job | undefined> {
  let due = dueJobs(tx, kinds, now).orderBy('run_at').orderBy('id').limit(1);
  if (database === 'postgres') due = due.forUpdate().skipLocked();
  const row = await due.executeTakeFirst();
  if (!row) return undefined;
  const taken = await tx
    .updateTable('jobs')
    .set({ locked_until: until, attempts: sql<number>`attempts + 1` })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toJob(taken);
}

/** Its word is free again, so that the next job of it is taken. */
export async function finishJob(tx: Transaction, id: number, now: string): Promise<void> {
  await tx
    .updateTable('jobs')
    .set({ state: 'done', dedupe: null, locked_until: null, error: null, finished_at: now })
    .where('id', '=', id)
    .execute();
}

/** Puts a job off until `runAt`, or gives it up where there is none. */
export async function putOffJob(
  tx: Transaction,
  id: number,
  { error, runAt, now }: { error: string; runAt: string | undefined; now: string },
): Promise<void> {
  await tx
    .updateTable('jobs')
    .set(
      runAt === undefined
        ? { state: 'failed', dedupe: null, locked_until: null, error, finished_at: now }
        : { run_at: runAt, locked_until: null, error },
    )
    .where('id', '=', id)
    .execute();
}

/** Lets a job that was given up begin anew; answers whether there was one. */
export async function retryJob(tx: Transaction, id: number, now: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('jobs')
    .set({ state: 'waiting', run_at: now, attempts: 0, finished_at: null })
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The newest of a state first. */
export async function listJobs(reader: Reader, state: JobState, limit: number): Promise<Job[]> {
  const rows = await reader
    .selectFrom('jobs')
    .selectAll()
    .where('state', '=', state)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toJob);
}

export async function countJobs(reader: Reader): Promise<Record<JobState, number>> {
  const rows = await reader
    .selectFrom('jobs')
    .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  const counts: Record<JobState, number> = { waiting: 0, done: 0, failed: 0 };
  for (const { state, count } of rows) counts[state as JobState] = count;
  return counts;
}

/** Forgets jobs that were done before `instant`. */
export async function forgetJobs(tx: Transaction, instant: string): Promise<void> {
  await tx.deleteFrom('jobs').where('state', '=', 'done').where('finished_at', '<', instant).execute();
}
