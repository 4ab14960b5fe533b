import type { BilingualText, ContentLanguage } from '../language/index.ts';
import type { LessonValues, PracticeValues } from './fields/index.ts';

/** The record statuses (RECORDS, "Record status"). Only `published` and `update-due` are seen by readers. */
export const recordStatuses = [
  'draft',
  'submitted',
  'in-review',
  'returned',
  'approved',
  'published',
  'update-due',
  'archived',
  'rejected',
] as const;
export type RecordStatus = (typeof recordStatuses)[number];

export const isSeen = (status: RecordStatus): boolean => status === 'published' || status === 'update-due';

interface Envelope {
  /** The library's own number, in its URLs. */
  id: number;
  /** Stable over import and export; letters, digits, `.`, `_` and `-`. */
  externalId: string;
  status: RecordStatus;
  /** Sample content: said so on every page, removable with one command. */
  sample: boolean;
  sourceLang: ContentLanguage;
  /** Of the declaration that the values were written with. */
  fieldsVersion: number;
  /** Number of the revision that `values` are, from 1. */
  revision: number;
  /** ISO 8601 instants in UTC. */
  createdAt: string;
  updatedAt: string;
  publishedAt: string | null;
  /** Whose it is, of a published lesson that names its office; of others readers are not told. */
  officeId?: number;
}

export interface Practice extends Envelope {
  kind: 'practice';
  values: PracticeValues;
}
export interface Lesson extends Envelope {
  kind: 'lesson';
  values: LessonValues;
}
export type ContentRecord = Practice | Lesson;

/** What a record is called: a practice's title, a lesson's statement. */
export const titleOf = (record: ContentRecord): BilingualText =>
  (record.kind === 'practice' ? record.values.title : record.values.statement) ?? {};
