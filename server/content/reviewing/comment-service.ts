import type { Account } from '../../accounts/index.ts';
import type { Transaction } from '../../database/index.ts';
import { InvalidInput, NotFound } from '../../errors.ts';
import type { BilingualText, Locale } from '../../language/index.ts';
import { findUnwritable, countCharacters } from '../fields/text-faults.ts';
import { canonicalValues } from '../canonical.ts';
import { Refused } from '../review.ts';
import { textAt, withTextAt } from '../writing/text-at.ts';
import type { WorkingRecord } from '../writing/working-record.ts';
import { closeThread, insertComment, listThreads, type Thread, type ThreadState } from './comments-store.ts';
import type { DeskService } from './desk-service.ts';
import { partsOf } from './standing.ts';

/** Characters of one comment. */
const mostInComment = 2_000;

export interface CommentChoices {
  /** Path of a field; '' for the record as a whole. */
  field: string;
  text: string;
  suggestion?: Thread['suggestion'];
  /** Answers this thread. */
  threadId?: number | null;
  key?: string | undefined;
}

/** What writers and reviewers say to each other about single fields. */
export class CommentService {
  private readonly desk: DeskService;

  constructor(desk: DeskService) {
    this.desk = desk;
  }

  /** The threads of a record, for those who work on it. */
  async list(account: Account, id: number): Promise<Thread[]> {
    await this.desk.get(account, id);
    return listThreads(this.desk.parts.database.reader, id);
  }

  /** Says something of a field, or suggests another wording of it. */
  async add(account: Account, id: number, choices: CommentChoices): Promise<void> {
    const { field, suggestion = null, threadId = null } = choices;
    const text = choices.text.trim();
    checkText(text, 'text', suggestion === null);
    if (suggestion) checkText(suggestion.text, 'suggested', true, 3_000);
    await this.desk.once(choices.key, async (tx) => {
      const working = await this.desk.get(account, id, tx);
      if (threadId !== null) this.findThread(await listThreads(tx, id), threadId);
      if (suggestion && !textAt(working.record.kind, working.record.values, field)) {
        throw new InvalidInput([{ path: 'field', code: 'field.unknown' }]);
      }
      await insertComment(tx, {
        contentId: id,
        threadId,
        field,
        authorId: account.id,
        text,
        suggestion,
        now: this.desk.now(),
      });
      await this.desk.parts.onEvent(tx, { action: 'comment', account, working, note: text });
      return { contentId: id, version: working.version };
    });
  }

  /** Closes a thread without a change. */
  resolve(account: Account, id: number, threadId: number, state: ThreadState = 'resolved'): Promise<void> {
    return this.desk.parts.database.transaction(async (tx) => {
      const working = await this.desk.get(account, id, tx);
      this.findThread(await listThreads(tx, id), threadId);
      await this.close(tx, account, working, threadId, state);
    });
  }

  /** Takes a suggested wording into the text: the writer's draft, or the text under review. */
  accept(account: Account, id: number, threadId: number): Promise<void> {
    return this.desk.parts.database.transaction(async (tx) => {
      const working = await this.desk.get(account, id, tx);
      const { field, suggestion } = this.findThread(await listThreads(tx, id), threadId);
      if (!suggestion) throw new InvalidInput([{ path: 'thread', code: 'suggestion.missing' }]);
      const after = await this.improve(tx, account, working, field, suggestion);
      await this.close(tx, account, after, threadId, 'accepted');
    });
  }

  private async improve(
    tx: Transaction,
    account: Account,
    working: WorkingRecord,
    field: string,
    { language, text }: { language: Locale; text: string },
  ): Promise<WorkingRecord> {
    const { kind, values, status, sourceLang } = working.record;
    const improved = withTextAt(
      kind,
      values,
      field,
      (before: BilingualText) => ({ ...before, [language]: text }),
      sourceLang,
    );
    if (!improved) throw new InvalidInput([{ path: 'field', code: 'field.unknown' }]);
    const canonical = canonicalValues(kind, improved);
    const { broken } = this.desk.parts.check(kind, canonical);
    if (broken.length > 0) throw new InvalidInput(broken);
    const isUnderReview = status === 'in-review';
    return this.desk.act(tx, account, working, isUnderReview ? 'improve' : 'edit', {
      change: {
        head: {
          sourceLang,
          values: canonical,
          // The text stays its writer's, so that the reviewer may go on to review it.
          authorId: working.writtenBy,
          isSealed: isUnderReview,
          note: null,
          now: this.desk.now(),
        },
      },
    });
  }

  private async close(
    tx: Transaction,
    account: Account,
    working: WorkingRecord,
    threadId: number,
    state: ThreadState,
  ): Promise<void> {
    const isOne = partsOf(account, working).some((part) => part !== 'translator');
    if (!isOne) throw new Refused('edit', 'not-yours');
    const now = this.desk.now();
    if (await closeThread(tx, threadId, { state, by: account.id, now })) {
      await this.desk.parts.onEvent(tx, { action: 'resolve', account, working, note: state });
    }
  }

  private findThread(threads: readonly Thread[], threadId: number): Thread {
    const thread = threads.find(({ id }) => id === threadId);
    if (!thread) throw new NotFound(`no thread ${threadId}`);
    return thread;
  }
}

function checkText(text: string, path: string, isNeeded: boolean, limit = mostInComment): void {
  const unwritable = findUnwritable(text);
  if (unwritable) throw new InvalidInput([{ path, ...unwritable }]);
  if (isNeeded && text.trim() === '') throw new InvalidInput([{ path, code: 'value.missing' }]);
  const length = countCharacters(text);
  if (length > limit) throw new InvalidInput([{ path, code: 'text.tooLong', values: { limit, length } }]);
}
