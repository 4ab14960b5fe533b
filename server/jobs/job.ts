/** What is to be done later, as it is handed in. */
export interface NewJob {
  kind: string;
  /** Anything that JSON can hold. */
  data: unknown;
  /** While a job of this word waits, another of the same is not taken. */
  dedupe?: string;
  /** Not before; at once unless said. */
  runAt?: Date;
}

export type JobState = 'waiting' | 'done' | 'failed';

/** A job in the queue. */
export interface Job {
  id: number;
  kind: string;
  data: unknown;
  state: JobState;
  /** How often it was begun. */
  attempts: number;
  /** After this attempt it is not begun again by itself. */
  isLast: boolean;
  /** Why it failed the last time. */
  error: string | null;
  runAt: string;
  createdAt: string;
  finishedAt: string | null;
}

/**
 * Does one job. It may come twice, when a process dies between doing it and saying so. Whoever rejects is asked
 * again later, each time after a longer wait.
 */
export type JobHandler = (data: unknown, job: Job) => Promise<void>;

/** After so many attempts a job waits for a person. */
export const mostAttempts = 10;

const second = 1000;
const longestWait = 60 * 60 * second;

/** Milliseconds to wait after attempt number `attempts`: 10 s, 20 s, 40 s … an hour. */
export const waitAfter = (attempts: number): number =>
  Math.min(longestWait, 10 * second * 2 ** Math.max(0, attempts - 1));
