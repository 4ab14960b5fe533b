import type { Account } from '../../accounts/index.ts';
import type { Transaction } from '../../database/index.ts';
import { InvalidInput } from '../../errors.ts';
import { canonicalValues } from '../canonical.ts';
import type { PracticeValues } from '../fields/index.ts';
import { restoredValues, type Revision } from '../history/revisions.ts';
import type { RecordStatus } from '../record.ts';
import { Refused, type Decision, type ReviewAction } from '../review.ts';
import type { WorkingRecord } from '../writing/working-record.ts';
import { forgetForms } from '../writing/taken-forms-store.ts';
import { findWorking, listWorking } from '../writing/writing-store.ts';
import type { ActChoices, DeskService } from './desk-service.ts';
import { hide, listRevisions, showHead } from './publishing-store.ts';
import { partsOf } from './standing.ts';

const mostQueued = 300;
/** Days after which somebody is asked whether a record still holds. */
const reviewAfter = 365;
/** Days for which the same form is known again. */
const formsKept = 30;
const day = 24 * 60 * 60 * 1000;

export const queueStatuses: readonly RecordStatus[] = ['submitted', 'in-review', 'approved'];

/** What the reviewer sets with the publication. */
export interface Assessment {
  evidence?: string | undefined;
  evidenceReason?: PracticeValues['evidence_reason'];
  note?: PracticeValues['reviewer_note'];
  /** Days, YYYY-MM-DD. */
  verifiedOn?: string | undefined;
  reviewDue?: string | undefined;
}

type Choices = Pick<ActChoices, 'version' | 'reason'>;

/** The way of a record from its submission to its readers, and back. */
export class ReviewService {
  private readonly desk: DeskService;

  constructor(desk: DeskService) {
    this.desk = desk;
  }

  /** What waits for this reviewer, the longest first. */
  async listQueue(account: Account): Promise<WorkingRecord[]> {
    const { reader } = this.desk.parts.database;
    const waiting = await listWorking(reader, { statuses: queueStatuses }, mostQueued);
    return waiting.filter((working) => partsOf(account, working).includes('reviewer'));
  }

  /** Published records whose review is due, the longest first. */
  async listDue(account: Account): Promise<WorkingRecord[]> {
    const { reader } = this.desk.parts.database;
    const due = await listWorking(
      reader,
      { statuses: ['published', 'update-due'], dueBy: this.today() },
      mostQueued,
    );
    return due.filter((working) => partsOf(account, working).some((part) => part !== 'translator'));
  }

  decide(account: Account, working: WorkingRecord, action: ReviewAction): Promise<Decision> {
    // Whether a reason is given is known only when it is done.
    return this.desk.decide(account, working, action, '…');
  }

  /** Begins the review, as the one who does it. */
  take(account: Account, id: number): Promise<WorkingRecord> {
    return this.act(account, id, 'take', {}, { reviewerId: account.id });
  }

  /** Gives the record to a reviewer, or to nobody. */
  assign(account: Account, id: number, reviewer: Account | undefined): Promise<WorkingRecord> {
    return this.desk.parts.database.transaction(async (tx) => {
      const working = await this.desk.get(account, id, tx);
      if (!partsOf(account, working).includes('reviewer')) throw new Refused('take', 'not-yours');
      if (reviewer && !partsOf(reviewer, working).includes('reviewer'))
        throw new Refused('take', 'not-yours');
      const after = await this.desk.change(tx, working, { reviewerId: reviewer?.id ?? null });
      await this.desk.parts.onEvent(tx, { action: 'assign', account, working: after });
      return after;
    });
  }

  requestChanges(account: Account, id: number, choices: Choices): Promise<WorkingRecord> {
    return this.act(account, id, 'requestChanges', choices);
  }

  approve(account: Account, id: number, choices: Choices = {}): Promise<WorkingRecord> {
    return this.act(account, id, 'approve', choices, { approverId: account.id });
  }

  sendBack(account: Account, id: number, choices: Choices): Promise<WorkingRecord> {
    return this.act(account, id, 'sendBack', choices, { approverId: null });
  }

  reject(account: Account, id: number, choices: Choices): Promise<WorkingRecord> {
    return this.act(account, id, 'reject', choices);
  }

  /** Lets readers see the head, with what the reviewer says of it. */
  publish(
    account: Account,
    id: number,
    assessment: Assessment,
    choices: Choices = {},
  ): Promise<WorkingRecord> {
    return this.seenChange(async (tx) => {
      const working = await this.desk.get(account, id, tx);
      const verifiedOn = assessment.verifiedOn ?? this.today();
      const reviewDue = assessment.reviewDue ?? this.dayAfter(reviewAfter);
      const values = this.assessed(working, assessment, { verifiedOn, reviewDue });
      const isChanged = JSON.stringify(values) !== JSON.stringify(working.record.values);
      const after = await this.desk.act(tx, account, working, 'publish', {
        ...choices,
        change: isChanged ? { head: this.sealedHead(working, values, null) } : { seal: true },
      });
      await showHead(tx, after, { verifiedOn, reviewDue }, this.desk.now());
      return after;
    });
  }

  /** Takes a published record from readers. */
  withdraw(account: Account, id: number, choices: Choices): Promise<WorkingRecord> {
    return this.seenChange(async (tx) => {
      const working = await this.desk.get(account, id, tx);
      const after = await this.desk.act(tx, account, working, 'withdraw', choices);
      await hide(tx, id);
      return after;
    });
  }

  /** Says that a published record still holds: it is due again in a year. */
  confirm(account: Account, id: number): Promise<WorkingRecord> {
    return this.seenChange(async (tx) => {
      const working = await this.desk.get(account, id, tx);
      return this.desk.act(tx, account, working, 'confirm', {
        change: { verifiedOn: this.today(), reviewDue: this.dayAfter(reviewAfter) },
      });
    });
  }

  /** Says that a published record no longer holds as it is written. */
  markDue(account: Account, id: number): Promise<WorkingRecord> {
    return this.seenChange(async (tx) =>
      this.desk.act(tx, account, await this.desk.get(account, id, tx), 'markDue'),
    );
  }

  /** Gives up what was written since the record was published. */
  discard(account: Account, id: number): Promise<WorkingRecord> {
    return this.seenChange(async (tx) => {
      const working = await this.desk.get(account, id, tx);
      const revisions = await listRevisions(tx, id);
      const seen = revisions.find(({ number }) => number === working.publishedRevision);
      const after = await this.desk.act(tx, account, working, 'discard', {
        change: seen ? { head: this.sealedHead(working, seen.values, `= ${seen.number}`) } : {},
      });
      const { verifiedOn, reviewDue } = working;
      await showHead(tx, after, { verifiedOn, reviewDue }, this.desk.now());
      return after;
    });
  }

  /** The kept states of a record, the newest first. */
  async listRevisions(account: Account, id: number): Promise<Revision[]> {
    await this.desk.get(account, id);
    return listRevisions(this.desk.parts.database.reader, id);
  }

  /** Makes the words of an earlier revision those of the draft; readers see them once they are approved. */
  restore(account: Account, id: number, number: number): Promise<WorkingRecord> {
    return this.desk.parts.database.transaction(async (tx) => {
      const working = await this.desk.get(account, id, tx);
      const earlier = (await listRevisions(tx, id)).find((revision) => revision.number === number);
      if (!earlier) throw new InvalidInput([{ path: 'number', code: 'revision.unknown' }]);
      const values = restoredValues(working.record.kind, working.record.values, earlier.values);
      const after = await this.desk.act(tx, account, working, 'edit', {
        change: {
          head: {
            ...this.sealedHead(working, values, `= ${number}`),
            isSealed: false,
            authorId: account.id,
            sourceLang: earlier.sourceLang,
          },
        },
      });
      await this.desk.parts.onEvent(tx, { action: 'restore', account, working: after, note: `= ${number}` });
      return after;
    });
  }

  /** Marks what is overdue today; answers how many. The library's own, once a day. */
  async markOverdue(): Promise<number> {
    const { database, changeLog, onEvent } = this.desk.parts;
    return database.transaction(async (tx) => {
      await changeLog.takeTurn(tx);
      const due = await listWorking(tx, { statuses: ['published'], dueBy: this.today() }, mostQueued);
      for (const working of due) {
        const after = await this.desk.change(tx, working, { status: 'update-due' });
        await onEvent(tx, { action: 'markDue', account: null, working: after });
      }
      await changeLog.append(
        tx,
        due.map(({ record }) => record.id),
      );
      return due.length;
    });
  }

  /** What the library does by itself, once a day. */
  async doDaily(): Promise<void> {
    await this.markOverdue();
    const before = new Date(this.desk.parts.clock().getTime() - formsKept * day).toISOString();
    await this.desk.parts.database.transaction((tx) => forgetForms(tx, before));
  }

  /** As `confirm`, from a link that its office was sent: whoever has it may. */
  confirmByLink(id: number): Promise<boolean> {
    const { database, changeLog, onEvent } = this.desk.parts;
    return database.transaction(async (tx) => {
      await changeLog.takeTurn(tx);
      const working = await findWorking(tx, id);
      if (!working || !['published', 'update-due'].includes(working.record.status)) return false;
      const after = await this.desk.change(tx, working, {
        status: 'published',
        verifiedOn: this.today(),
        reviewDue: this.dayAfter(reviewAfter),
      });
      await onEvent(tx, { action: 'confirm', account: null, working: after });
      await changeLog.append(tx, [id]);
      return true;
    });
  }

  private act(
    account: Account,
    id: number,
    action: ReviewAction,
    choices: Choices,
    change: ActChoices['change'] = {},
  ): Promise<WorkingRecord> {
    return this.desk.parts.database.transaction(async (tx) => {
      const working = await this.desk.get(account, id, tx);
      return this.desk.act(tx, account, working, action, { ...choices, change });
    });
  }

  /** Runs `work`, and tells the search of the record that it answers. */
  private seenChange(work: (tx: Transaction) => Promise<WorkingRecord>): Promise<WorkingRecord> {
    const { database, changeLog } = this.desk.parts;
    return database.transaction(async (tx) => {
      await changeLog.takeTurn(tx);
      const after = await work(tx);
      await changeLog.append(tx, [after.record.id]);
      return (await findWorking(tx, after.record.id)) ?? after;
    });
  }

  private assessed(
    { record }: WorkingRecord,
    { evidence, evidenceReason, note }: Assessment,
    { verifiedOn, reviewDue }: { verifiedOn: string; reviewDue: string },
  ): object {
    const given = {
      ...(record.kind === 'practice' && evidence && { evidence }),
      ...(record.kind === 'practice' && evidenceReason && { evidence_reason: evidenceReason }),
      ...(record.kind === 'practice' && note && { reviewer_note: note }),
      verified_on: verifiedOn,
      review_due: reviewDue,
    };
    const values = canonicalValues(record.kind, { ...record.values, ...given });
    const { broken } = this.desk.parts.check(record.kind, values);
    if (broken.length > 0) throw new InvalidInput(broken);
    return values;
  }

  private sealedHead({ record, writtenBy }: WorkingRecord, values: object, note: string | null) {
    return {
      sourceLang: record.sourceLang,
      values,
      authorId: writtenBy,
      isSealed: true,
      note,
      now: this.desk.now(),
    };
  }

  private today(): string {
    return this.dayAfter(0);
  }

  /** The day in Iraq, so many days from now. */
  private dayAfter(days: number): string {
    const iraq = 3 * 60 * 60 * 1000;
    return new Date(this.desk.parts.clock().getTime() + iraq + days * day).toISOString().slice(0, 10);
  }
}
