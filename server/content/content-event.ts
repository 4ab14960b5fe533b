import type { Account } from '../accounts/index.ts';
import type { Transaction } from '../database/index.ts';
import type { ReviewAction } from './review.ts';
import type { WorkingRecord } from './writing/working-record.ts';

/** Something that was done with a record, told in the transaction that does it. */
export interface ContentEvent {
  action: ReviewAction | 'create' | 'delete' | 'comment' | 'resolve' | 'assign' | 'restore' | 'reported';
  /** Null for the library itself, or a reader. */
  account: Account | null;
  /** The record as it is afterwards; when it was deleted, as it was. */
  working: WorkingRecord;
  /** What was said with it: a reason, a comment. */
  note?: string;
}

/** Who hears of it: the audit trail, those who get a message. */
export type OnContentEvent = (tx: Transaction, event: ContentEvent) => Promise<void>;
