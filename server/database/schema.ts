import type { Generated, Kysely, Transaction as KyselyTransaction } from 'kysely';
import type { AccountsSchema } from './tables/accounts.ts';
import type { JobsSchema } from './tables/jobs.ts';
import type { AttachmentsSchema } from './tables/attachments.ts';
import type { WorkshopsSchema } from './tables/workshops.ts';
import type { WritingSchema } from './tables/writing.ts';

/** A record: who and what it is, and which of its revisions readers see. */
export interface ContentsTable {
  id: Generated<number>;
  external_id: string;
  kind: string;
  status: string;
  /** Of the published revision: who may read it. */
  visibility: string;
  source_lang: string;
  /** 0 or 1: neither a boolean nor its driver's form of it is common to both databases. */
  sample: number;
  /** Languages with a title in the published revision, separated by commas. */
  languages: string;
  fields_version: number;
  /** The working head; readers see `published_revision`, null while there is none. */
  revision: number;
  published_revision: number | null;
  /** ISO 8601 instants in UTC, here and below: their order as text is their order in time. */
  created_at: string;
  updated_at: string;
  published_at: string | null;
  /** Whose it is, who began it, who reviews it and who approved it first; null for nobody. */
  office_id: Generated<number | null>;
  author_id: Generated<number | null>;
  reviewer_id: Generated<number | null>;
  approver_id: Generated<number | null>;
  call_id: Generated<number | null>;
  submitted_at: Generated<string | null>;
  /** Days, YYYY-MM-DD; where they are set they stand for those of the published revision. */
  verified_on: Generated<string | null>;
  review_due: Generated<string | null>;
  /** Rises with each change of the working head or of its status. */
  version: Generated<number>;
  /** In which languages it is written: ar, en or both. */
  writes: Generated<string>;
}

/** One state of a record's values, as JSON; never changed once it is sealed. */
export interface RevisionsTable {
  id: Generated<number>;
  content_id: number;
  number: number;
  fields_version: number;
  source_lang: string;
  data: string;
  created_at: string;
  note: string | null;
  /** 0 while its writers still work on it, else 1. */
  sealed: Generated<number>;
  author_id: Generated<number | null>;
}

/** Which record names which in its newest revision, by external id: the target need not exist (yet). */
export interface LinksTable {
  content_id: number;
  field: string;
  target_external_id: string;
}

/** The log that search follows: one row for every record that readers see differently from now on. */
export interface SearchChangesTable {
  seq: Generated<number>;
  content_id: number;
}

/** What the library remembers about itself. */
export interface SettingsTable {
  key: string;
  value: string;
}

/** A whole thing kept as JSON under its external id (partnership programmes). */
export interface DocumentsTable {
  id: Generated<number>;
  external_id: string;
  data: string;
  updated_at: string;
}

/** What was searched for, a row a search, without anything of who asked. */
export interface SearchesTable {
  id: string;
  day: string;
  query: string;
  locale: string;
  filters: string;
  total: number;
  position: number | null;
}

/** What an administrator says anew: entries of vocabularies by their names, and terms. */
export interface WordsTable {
  list: string;
  code: string;
  data: string;
}

export interface Schema
  extends AccountsSchema, AttachmentsSchema, JobsSchema, WorkshopsSchema, WritingSchema {
  contents: ContentsTable;
  revisions: RevisionsTable;
  links: LinksTable;
  search_changes: SearchChangesTable;
  searches: SearchesTable;
  settings: SettingsTable;
  words: WordsTable;
  partnerships: DocumentsTable;
}

/** Reads, and nothing else: its connection refuses to write. A transaction reads as well. */
export type Reader = Pick<Kysely<Schema>, 'selectFrom'>;

/** Writes. Only `Database.transaction` hands one out. */
export type Transaction = KyselyTransaction<Schema>;
