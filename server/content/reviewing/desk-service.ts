import type { Account } from '../../accounts/index.ts';
import type { Database, Reader, Transaction } from '../../database/index.ts';
import { NotFound } from '../../errors.ts';
import type { ChangeLog } from '../../search/index.ts';
import type { OnContentEvent } from '../content-event.ts';
import type { createValuesCheck } from '../fields/validation.ts';
import { decide, statusAfter, type Decision, type ReviewAction } from '../review.ts';
import { EditConflict } from '../writing/edit-conflict.ts';
import { claimForm, noteTaken, type Taken } from '../writing/taken-forms-store.ts';
import type { WorkingRecord } from '../writing/working-record.ts';
import { changeWorking, findWorking, type HeadChange } from '../writing/writing-store.ts';
import { countOpenThreads, insertComment } from './comments-store.ts';
import { canSee, circumstancesOf } from './standing.ts';

export interface DeskParts {
  database: Database;
  changeLog: ChangeLog;
  check: ReturnType<typeof createValuesCheck>;
  clock: () => Date;
  /** A number that nobody can guess, for addresses and external ids. */
  newId: () => string;
  /** Two people have to agree before anything is published. */
  twoSteps: boolean;
  onEvent: OnContentEvent;
  /** Says, as a part of `tx`, that a record names these files; answers those that are kept. */
  nameFiles: (tx: Transaction, hashes: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** What comes with an action. */
export interface ActChoices {
  /** The version that the one who acts has seen; any where it is left out. */
  version?: number | undefined;
  reason?: string;
  change?: Omit<HeadChange, 'status'>;
}

/** What writing and reviewing share: finding a record for somebody, and changing it by the rules of the workflow. */
export class DeskService {
  readonly parts: DeskParts;

  constructor(parts: DeskParts) {
    this.parts = parts;
  }

  now(): string {
    return this.parts.clock().toISOString();
  }

  /** The record's working head. Rejects with NotFound where there is none that `account` may see. */
  async get(
    account: Account,
    id: number,
    reader: Reader = this.parts.database.reader,
  ): Promise<WorkingRecord> {
    const working = Number.isSafeInteger(id) && id > 0 ? await findWorking(reader, id) : undefined;
    if (!working || !canSee(account, working))
      throw new NotFound(`no record ${id} for account ${account.id}`);
    return working;
  }

  /** Whether `account` may do `action` now, and else why not. */
  async decide(
    account: Account,
    working: WorkingRecord,
    action: ReviewAction,
    reason = '',
  ): Promise<Decision> {
    return decide(action, await this.circumstances(this.parts.database.reader, account, working, reason));
  }

  /** Does `action`, or rejects with Refused or EditConflict. Answers the record as it is then. */
  async act(
    tx: Transaction,
    account: Account,
    working: WorkingRecord,
    action: ReviewAction,
    { version, reason = '', change = {} }: ActChoices = {},
  ): Promise<WorkingRecord> {
    if (version !== undefined && version !== working.version) throw new EditConflict(working);
    const status = statusAfter(action, await this.circumstances(tx, account, working, reason));
    const after = await this.change(tx, working, { ...change, status });
    if (reason.trim() !== '') await this.keepReason(tx, account, after, reason.trim());
    await this.parts.onEvent(tx, { action, account, working: after, note: reason });
    return after;
  }

  /** What a decision says stays with the record: whoever works on it reads it there. */
  private async keepReason(tx: Transaction, account: Account, { record }: WorkingRecord, text: string) {
    const whole = { contentId: record.id, threadId: null, field: '', suggestion: null } as const;
    await insertComment(tx, { ...whole, authorId: account.id, text, state: 'reason', now: this.now() });
  }

  /** Writes `change`; rejects with EditConflict when somebody else was quicker. */
  async change(tx: Transaction, working: WorkingRecord, change: HeadChange): Promise<WorkingRecord> {
    const version = await changeWorking(tx, working, change, this.now());
    const after = await findWorking(tx, working.record.id);
    if (!after) throw new NotFound(`record ${working.record.id} is gone`);
    if (version === undefined) throw new EditConflict(after);
    return after;
  }

  /**
   * Runs `work` in a transaction, once for each form's key: the same form sent again answers what it did.
   * @param key from the form; work without one is always done
   */
  async once(key: string | undefined, work: (tx: Transaction) => Promise<Taken>): Promise<Taken> {
    return this.parts.database.transaction(async (tx) => {
      const before = key === undefined ? undefined : await claimForm(tx, key, this.now());
      if (before) return before;
      const taken = await work(tx);
      if (key !== undefined) await noteTaken(tx, key, taken);
      return taken;
    });
  }

  private async circumstances(reader: Reader, account: Account, working: WorkingRecord, reason: string) {
    const { check, twoSteps } = this.parts;
    const { kind, values, id } = working.record;
    const { broken, short } = check(kind, values, 'mandatory');
    return circumstancesOf(account, working, {
      twoSteps,
      isComplete: broken.length + short.length === 0,
      hasOpenThreads: (await countOpenThreads(reader, id)) > 0,
      hasReason: reason.trim() !== '',
    });
  }
}
