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

/** Calls for records; `data` is JSON. Days are YYYY-MM-DD. */
export interface CallsTable {
  id: Generated<number>;
  data: string;
  opens_on: string;
  closes_on: string;
  created_at: string;
}

/** The tables of `0006-writing`. */
export interface WritingSchema {
  taken_forms: TakenFormsTable;
  comments: CommentsTable;
  problem_reports: ProblemReportsTable;
  calls: CallsTable;
}
