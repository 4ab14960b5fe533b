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

/** What is told with the next message of the day; `data` is JSON. */
interface GatheredNoticesTable {
  id: Generated<number>;
  account_id: number;
  template: string;
  data: string;
  created_at: string;
}

/** The tables of `0004-jobs` and `0024-notices`. */
export interface JobsSchema {
  jobs: JobsTable;
  messages: MessagesTable;
  gathered_notices: GatheredNoticesTable;
}
