import type { ContentRecord } from '../record.ts';

/** In which languages a record is written: one of the interface's, or both side by side. */
export const writingLanguages = ['ar', 'en', 'both'] as const;
export type WritingLanguages = (typeof writingLanguages)[number];

/** A record as those see it who work on it: its newest state, published or not. */
export interface WorkingRecord {
  /** The head: what was written last. */
  record: ContentRecord;
  /** Rises with each change; a form names the one that it was filled in from. */
  version: number;
  writes: WritingLanguages;
  officeId: number | null;
  authorId: number | null;
  /** Who wrote the head. */
  writtenBy: number | null;
  reviewerId: number | null;
  approverId: number | null;
  callId: number | null;
  submittedAt: string | null;
  /** Days, YYYY-MM-DD. */
  verifiedOn: string | null;
  reviewDue: string | null;
  /** The revision that readers see; null for none. */
  publishedRevision: number | null;
  /** The head may not be changed any more: the next edit begins a new revision. */
  isSealed: boolean;
}
