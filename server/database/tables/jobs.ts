import type { Generated } from 'kysely';

export interface JobsTable {
  id: Generated<number>;
  kind: string;
  /** JSON. */
  data: string;
  dedupe: string | null;
  /** "waiting", "done" or "failed". */
  state: string;
  run_at: string;
  locked_until: string | null;
  attempts: number;
  error: string | null;
  created_at: string;
  finished_at: string | null;
}

export interface MessagesTable {
  id: Generated<number>;
  address: string;
  account_id: number | null;
  template: string;
  locale: string;
  subject: string;
  plain: string;
  html: string;
  /** "waiting", "sent", "kept" where no mail server is configured, or "failed". */
  state: string;
  error: string | null;
  created_at: string;
  sent_at: string | null;
}

/** The tables of `0004-jobs`. */
export interface JobsSchema {
  jobs: JobsTable;
  messages: MessagesTable;
}
