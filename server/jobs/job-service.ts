import { setTimeout as delay } from 'node:timers/promises';
import type { Database, Transaction } from '../database/index.ts';
import { NotFound } from '../errors.ts';
import { waitAfter, type Job, type JobHandler, type JobState, type NewJob } from './job.ts';
import * as store from './job-store.ts';

/** Milliseconds between two looks at an empty queue. */
const interval = 1_000;
/** A process that has taken a job and died is waited for so long, in milliseconds. */
const lockedFor = 10 * 60_000;
const daysKept = 30;
const day = 24 * 60 * 60_000;
const longestError = 500;
const mostListed = 200;

interface Parts {
  database: Database;
  clock: () => Date;
  /** A job failed; `isLast` says whether it is tried again. */
  onFailure: (job: Job, error: unknown) => void;
  /** The queue itself could not be read or written. */
  onError: (error: unknown) => void;
}

/** Work of seconds for each of thousands stands in a lane of its own: a message or a backup does not wait behind it. */
const lanes = ['usual', 'long'] as const;
export type Lane = (typeof lanes)[number];

/**
 * A small durable queue: jobs are put in by the transaction that needs them, and done afterwards by one loop a lane in
 * each process; whichever comes first takes it.
 */
export class JobService {
  private readonly parts: Parts;
  private readonly handlers: Record<Lane, Map<string, JobHandler>> = { usual: new Map(), long: new Map() };
  private readonly stopping = new AbortController();
  private loops: Promise<unknown> | undefined;
  private forgottenOn = '';
  private readonly daily: (() => Promise<void>)[] = [];

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Says who does the jobs of `kind`. */
  register(kind: string, handler: JobHandler, lane: Lane = 'usual'): void {
    if (lanes.some((one) => this.handlers[one].has(kind))) throw new Error(`two handlers for ${kind}`);
    this.handlers[lane].set(kind, handler);
  }

  /** Does `work` once a day, in every process: doing it twice must do nothing more. */
  repeatDaily(work: () => Promise<void>): void {
    this.daily.push(work);
  }

  /** Puts a job into the queue, together with what `tx` writes: both are there, or neither. */
  add(tx: Transaction, job: NewJob): Promise<void> {
    return store.addJob(tx, job, this.now());
  }

  /** Does what is due, now and from now on, until `stop`. */
  start(): void {
    this.loops ??= Promise.all(lanes.map((lane) => this.work(lane)));
  }

  /** Ends after the jobs that are being done. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loops;
  }

  /** Does every job that is due, one after the other; answers how many. */
  async runDue(): Promise<number> {
    let done = 0;
    for (const lane of lanes) done += await this.runLane(lane);
    return done;
  }

  /** Whether a job of the word `dedupe` waits or is being done. */
  hasJob(dedupe: string): Promise<boolean> {
    return store.hasJob(this.parts.database.reader, dedupe);
  }

  /** The newest first, at most 200. */
  listJobs(state: JobState): Promise<Job[]> {
    return store.listJobs(this.parts.database.reader, state, mostListed);
  }

  countJobs(): Promise<Record<JobState, number>> {
    return store.countJobs(this.parts.database.reader);
  }

  /** Lets a job that was given up begin anew, as a part of `tx`. Rejects with NotFound where there is none. */
  async retry(tx: Transaction, id: number): Promise<void> {
    if (!(await store.retryJob(tx, id, this.now()))) throw new NotFound(`no failed job ${id}`);
  }

  private now(): string {
    return this.parts.clock().toISOString();
  }

  private isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private async runLane(lane: Lane): Promise<number> {
    for (let done = 0; ; done += 1) {
      if (this.isStopping() || !(await this.runOne(lane))) return done;
    }
  }

  private async work(lane: Lane): Promise<void> {
    const { signal } = this.stopping;
    while (!this.isStopping()) {
      try {
        await this.runLane(lane);
        if (lane === 'usual') await this.forget();
      } catch (error) {
        if (!this.isStopping()) this.parts.onError(error);
      }
      await delay(interval, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async runOne(lane: Lane): Promise<boolean> {
    const handlers = this.handlers[lane];
    const job = await this.take([...handlers.keys()]);
    if (!job) return false;
    const { database, onFailure } = this.parts;
    try {
      await handlers.get(job.kind)!(job.data, job);
    } catch (error) {
      onFailure(job, error);
      const runAt = new Date(this.parts.clock().getTime() + waitAfter(job.attempts)).toISOString();
      const reason = (error instanceof Error ? error.message : String(error)).slice(0, longestError);
      await database.transaction((tx) =>
        store.putOffJob(tx, job.id, {
          error: reason,
          runAt: job.isLast ? undefined : runAt,
          now: this.now(),
        }),
      );
      return true;
    }
    await database.transaction((tx) => store.finishJob(tx, job.id, this.now()));
    return true;
  }

  private async take(kinds: readonly string[]): Promise<Job | undefined> {
    const { database, clock } = this.parts;
    // Looking is cheap; taking would wait for whoever writes.
    const now = this.now();
    if (kinds.length === 0 || !(await store.hasDueJob(database.reader, kinds, now))) return undefined;
    const until = new Date(clock().getTime() + lockedFor).toISOString();
    return database.transaction((tx) => store.takeDueJob(tx, database.kind, kinds, { now, until }));
  }

  /** Once a day. */
  private async forget(): Promise<void> {
    const today = this.now().slice(0, 10);
    if (this.forgottenOn === today) return;
    const before = new Date(this.parts.clock().getTime() - daysKept * day).toISOString();
    await this.parts.database.transaction((tx) => store.forgetJobs(tx, before));
    this.forgottenOn = today;
    for (const work of this.daily) await work();
  }
}
