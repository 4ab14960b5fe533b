import type { Generated } from 'kysely';

/** Forms that were taken in, by their key: the same one sent again finds what it did. */
export interface TakenFormsTable {
  key: string;
  content_id: number;
  /** Of the record, after it. */
  version: number;
  taken_at: string;
}

/** What is said of one field of a record; a thread is its first comment and those that name it. */
export interface CommentsTable {
  id: Generated<number>;
  content_id: number;
  /** The first comment's id; null for the first itself. */
  thread_id: number | null;
  /** Path of the field, "solution"; '' for the record as a whole. */
  field: string;
  author_id: number;
  text: string;
  /** Of the text that is suggested instead, where one is. */
  language: string | null;
  suggested: string | null;
  /** open, resolved, accepted or declined; of the thread. */
  state: string;
  created_at: string;
  resolved_at: string | null;
  resolved_by: number | null;
}

/** What readers say is wrong with a published record. */
export interface ProblemReportsTable {
  id: Generated<number>;
  content_id: number;
  text: string;
  contact: string;
  created_at: string;
  closed_at: string | null;
}

/** A call for records; `data` is JSON. Days are YYYY-MM-DD. */
export interface CallsTable {
  id: Generated<number>;
  external_id: string;
  data: string;
  opens_on: string;
  closes_on: string;
  /** When it was closed before its day; null for never. */
  closed_at: string | null;
  /** Rises with each change. */
  version: number;
  created_at: string;
}

/** The offices that a call invites; a call without any invites them all. */
interface CallOfficesTable {
  call_id: number;
  office_id: number;
}

/** To whom a message about a call has gone; `notice` is "opened" or "reminder". */
interface CallNoticesTable {
  call_id: number;
  account_id: number;
  notice: string;
  told_at: string;
}

/** What was read of files that somebody makes drafts of; `data` and `outcome` are JSON. */
interface BulkDraftsTable {
  id: string;
  account_id: number;
  data: string;
  created_at: string;
  /** Null until the drafts are made. */
  outcome: string | null;
}

/** The tables of `0006-writing`, `0023-calls` and `0025-bulk-drafts`. */
export interface WritingSchema {
  taken_forms: TakenFormsTable;
  comments: CommentsTable;
  problem_reports: ProblemReportsTable;
  calls: CallsTable;
  call_offices: CallOfficesTable;
  call_notices: CallNoticesTable;
  bulk_drafts: BulkDraftsTable;
}
