import { findSetting, putSetting, type Database, type Transaction } from '../../database/index.ts';
import type { Account } from '../account.ts';
import { hashOfEntry, type AuditEntry } from './audit-entry.ts';
import * as store from './audit-store.ts';
import type { AuditFilter, StoredEntry } from './audit-store.ts';

/** What was done; the trail adds when, and which line comes before. */
export interface Deed {
  /** Who did it; nobody for what the library does by itself. */
  by: Pick<Account, 'id' | 'name'> | undefined;
  /** "account.disabled", "record.published": the thing, a point, what was done to it. */
  action: string;
  /** "account 12" */
  subject: string;
  details?: Readonly<Record<string, unknown>>;
}

/** Where the chain of lines is broken, and how. */
export interface BrokenLink {
  seq: number;
  fault: 'changed' | 'missing';
}

const turn = 'audit_trail';
/** The newest line as it was written: without it, lines could be cut off at the end. */
const headSetting = 'audit.head';
const pageSize = 1000;

const toEntry = (stored: StoredEntry): AuditEntry => ({
  ...stored,
  details: JSON.parse(stored.details) as AuditEntry['details'],
});

/** Who did what, and when. Lines are added, and never changed; each holds the hash of the one before it. */
export class AuditTrail {
  private readonly database: Database;
  private readonly clock: () => Date;

  constructor(database: Database, clock: () => Date) {
    this.database = database;
    this.clock = clock;
  }

  /** Adds a line, as a part of the transaction that does what it says. */
  async record(tx: Transaction, { by, action, subject, details = {} }: Deed): Promise<void> {
    await this.database.takeTurn(tx, turn);
    const last = await store.findLastEntry(tx);
    const line = {
      seq: (last?.seq ?? 0) + 1,
      at: this.clock().toISOString(),
      actorId: by?.id ?? null,
      actor: by?.name ?? '',
      action,
      subject,
      details: JSON.stringify(details),
      previous: last?.hash ?? '',
    };
    const hash = hashOfEntry(line);
    await store.addEntry(tx, { ...line, hash });
    await putSetting(tx, headSetting, `${line.seq} ${hash}`);
  }

  /** At most `limit` lines that match, the newest first; `before` is the number that they are older than. */
  async listEntries(
    filter: AuditFilter,
    limit: number,
    before = Number.MAX_SAFE_INTEGER,
  ): Promise<AuditEntry[]> {
    return (await store.listEntries(this.database.reader, filter, { before, limit })).map(toEntry);
  }

  countEntries(filter: AuditFilter): Promise<number> {
    return store.countEntries(this.database.reader, filter);
  }

  /** The first place where the chain is broken; undefined where it is whole. */
  async findBrokenLink(): Promise<BrokenLink | undefined> {
    const { reader } = this.database;
    const head = await findSetting(reader, headSetting);
    let [seq, previous] = [0, ''];
    for (;;) {
      const lines = await store.listEntriesAfter(reader, seq, pageSize);
      for (const line of lines) {
        if (line.seq !== seq + 1) return { seq: seq + 1, fault: 'missing' };
        if (line.previous !== previous || line.hash !== hashOfEntry(line)) {
          return { seq: line.seq, fault: 'changed' };
        }
        [seq, previous] = [line.seq, line.hash];
      }
      if (lines.length < pageSize) break;
    }
    const [headSeq = '0', headHash = ''] = (head ?? '').split(' ');
    // Lines that were added since the head was read come after it.
    if (Number(headSeq) > seq) return { seq: seq + 1, fault: 'missing' };
    const isHead = Number(headSeq) < seq || headHash === previous;
    return isHead ? undefined : { seq, fault: 'changed' };
  }
}
