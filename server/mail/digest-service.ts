import type { Database, Transaction } from '../database/index.ts';
import type { JobService } from '../jobs/index.ts';
import type { Recipient, WriteDigest, Written } from './message.ts';
import { addNotice, listGathered, takeNotices, type GatheredNotice } from './notices-store.ts';

const jobKind = 'mail.digest';
const day = 24 * 60 * 60_000;
/** Eight o'clock in Iraq, in milliseconds of a day in UTC. */
const hour = 5 * 60 * 60_000;

/** The next time at which messages of the day go out, after `now`. */
export function nextDigest(now: Date): Date {
  const midnight = Math.floor(now.getTime() / day) * day;
  const today = midnight + hour;
  return new Date(today > now.getTime() ? today : today + day);
}

export interface DigestParts {
  database: Database;
  jobs: JobService;
  clock: () => Date;
  writeDigest: WriteDigest;
  findRecipient: (tx: Transaction, accountId: number) => Promise<Recipient | undefined>;
  /** Puts a message into the post, as a part of `tx`. */
  post: (tx: Transaction, recipient: Recipient, template: string, written: Written) => Promise<void>;
}

/** Gathers what members are told of, for those who want one message a day. */
export class DigestService {
  private readonly parts: DigestParts;

  constructor(parts: DigestParts) {
    this.parts = parts;
    parts.jobs.register(jobKind, (data) => this.tell((data as { account: number }).account));
    parts.jobs.repeatDaily(() => this.scheduleLeft());
  }

  /** Keeps a notice until the next message of the day, as a part of `tx`. */
  async gather(tx: Transaction, accountId: number, notice: Omit<GatheredNotice, 'id'>): Promise<void> {
    await addNotice(tx, accountId, notice, this.parts.clock().toISOString());
    await this.schedule(tx, accountId);
  }

  private schedule(tx: Transaction, accountId: number): Promise<void> {
    const { jobs, clock } = this.parts;
    const runAt = nextDigest(clock());
    // The day is in the word: while one message is being written, the next has its place already.
    const dedupe = `${jobKind} ${accountId} ${runAt.toISOString().slice(0, 10)}`;
    return jobs.add(tx, { kind: jobKind, data: { account: accountId }, dedupe, runAt });
  }

  /** What was gathered while a message was being written, or after one was given up, goes with the next. */
  private async scheduleLeft(): Promise<void> {
    const accounts = await listGathered(this.parts.database.reader);
    if (accounts.length === 0) return;
    await this.parts.database.transaction(async (tx) => {
      for (const account of accounts) await this.schedule(tx, account);
    });
  }

  /** What is told is gathered no more, in one step: nothing is told twice, and nothing is lost. */
  private tell(accountId: number): Promise<void> {
    const { database, findRecipient, writeDigest, post } = this.parts;
    return database.transaction(async (tx) => {
      const notices = await takeNotices(tx, accountId);
      const recipient = await findRecipient(tx, accountId);
      if (notices.length === 0 || !recipient || recipient.isDisabled) return;
      const { locale, name } = recipient;
      const items = notices.map(({ template, values }) => ({
        template,
        values: { name, ...values[locale] },
      }));
      await post(tx, recipient, 'digest', writeDigest(locale, name, items));
    });
  }
}
