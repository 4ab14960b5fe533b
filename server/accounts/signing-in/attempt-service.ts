import { isIPv6 } from 'node:net';
import type { Database, Transaction } from '../../database/index.ts';
import { hashOf } from '../secrets.ts';
import { countAttempt, forgetAttempts, takeBackAttempts } from './attempts-store.ts';

const minute = 60_000;

/** How many wrong attempts there may be of each kind, and in how many milliseconds. */
const limits = {
  /** One address, whatever it tries: a whole office may share one. */
  address: { most: 30, within: 15 * minute },
  /** One address on one account. */
  pair: { most: 10, within: 15 * minute },
  /** A browser that has signed in to the account before: it is counted by itself. */
  device: { most: 10, within: 15 * minute },
  /** All others on one account, wherever they are. */
  account: { most: 100, within: 60 * minute },
  /** The code of the telephone, after the right password. */
  code: { most: 10, within: 15 * minute },
} as const;

/** What an attempt is counted by. */
export type Counted = readonly (readonly [keyof typeof limits, string])[];

/** Too many: when to come back. */
export interface Refusal {
  until: Date;
}

const longest = 60 * minute;
const mostRemembered = 10_000;

/** Neighbours in one IPv6 network are one. */
export const networkOf = (address: string): string =>
  isIPv6(address) && !address.startsWith('::ffff:') ? address.split(':').slice(0, 4).join(':') : address;

/**
 * Counts attempts to sign in, before they are made, so that many at once are not more than one after the other.
 * Counts are in the database, for all processes; what is refused anyway asks this process's memory alone.
 */
export class AttemptService {
  private readonly database: Database;
  private readonly clock: () => Date;
  private readonly refusedUntil = new Map<string, number>();
  private forgottenOn = '';

  constructor(database: Database, clock: () => Date) {
    this.database = database;
    this.clock = clock;
  }

  /** Counts an attempt. With the first count that is full, the later ones are left alone. */
  async begin(counted: Counted): Promise<Refusal | undefined> {
    const now = this.clock();
    const remembered = counted.map(([kind, what]) => this.refusedUntil.get(idOf(kind, what)) ?? 0);
    const last = Math.max(...remembered);
    if (last > now.getTime()) return { until: new Date(last) };
    return this.database.transaction(async (tx) => {
      await this.forget(tx, now);
      for (const [kind, what] of counted) {
        const { most, within } = limits[kind];
        const id = idOf(kind, what);
        const since = new Date(now.getTime() - within).toISOString();
        const { count, startedAt } = await countAttempt(tx, id, { now: now.toISOString(), since });
        if (count <= most) continue;
        const until = Date.parse(startedAt) + within;
        this.remember(id, until);
        return { until: new Date(until) };
      }
      return undefined;
    });
  }

  /** It was a right one, which counts for nothing; as a part of `tx`. */
  async succeed(tx: Transaction, counted: Counted): Promise<void> {
    await takeBackAttempts(
      tx,
      counted.map(([kind, what]) => idOf(kind, what)),
    );
  }

  private remember(id: string, until: number): void {
    if (this.refusedUntil.size >= mostRemembered) this.refusedUntil.clear();
    this.refusedUntil.set(id, until);
  }

  private async forget(tx: Transaction, now: Date): Promise<void> {
    const hour = now.toISOString().slice(0, 13);
    if (this.forgottenOn === hour) return;
    this.forgottenOn = hour;
    await forgetAttempts(tx, new Date(now.getTime() - longest).toISOString());
  }
}

/** Addresses and user names are not kept as they are. */
const idOf = (kind: string, what: string): string => hashOf(`${kind} ${what}`);
