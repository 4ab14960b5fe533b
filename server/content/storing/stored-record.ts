import type { ContentsTable, RevisionsTable } from '../../database/index.ts';
import type { ContentLanguage } from '../../language/index.ts';
import { fieldsOf, type ContentKind, type LessonValues } from '../fields/index.ts';
import { upgradeValues } from './upgrade.ts';
import { isSeen, type ContentRecord, type RecordStatus } from '../record.ts';

type Values = Readonly<Record<string, unknown>>;

/** A row of `contents` joined with one of its revisions. */
export interface StoredRow {
  id: number;
  external_id: ContentsTable['external_id'];
  kind: string;
  status: string;
  sample: number;
  revision: number;
  created_at: string;
  updated_at: string;
  published_at: string | null;
  office_id: number | null;
  verified_on: string | null;
  review_due: string | null;
  number: RevisionsTable['number'];
  fields_version: number;
  source_lang: string;
  data: string;
  revised_at: string;
}

export const storedColumns = [
  'contents.id',
  'contents.external_id',
  'contents.kind',
  'contents.status',
  'contents.sample',
  'contents.revision',
  'contents.created_at',
  'contents.updated_at',
  'contents.published_at',
  'contents.office_id',
  'contents.verified_on',
  'contents.review_due',
  'revisions.number',
  'revisions.fields_version',
  'revisions.source_lang',
  'revisions.data',
  'revisions.created_at as revised_at',
] as const;

/** The record in the state of the revision that it was joined with. */
export function toRecord(row: StoredRow): ContentRecord {
  return {
    id: row.id,
    externalId: row.external_id,
    kind: row.kind,
    status: row.status as RecordStatus,
    sample: row.sample === 1,
    sourceLang: row.source_lang as ContentLanguage,
    fieldsVersion: row.fields_version,
    revision: row.number,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    publishedAt: row.published_at,
    values: upgradeValues(row.fields_version, JSON.parse(row.data) as Values),
  } as ContentRecord;
}

const reviewersKeys = (kind: ContentKind): Set<string> =>
  new Set(
    fieldsOf(kind)
      .filter(({ readers }) => readers === 'reviewers')
      .map(({ key }) => key),
  );
const notForReaders = { practice: reviewersKeys('practice'), lesson: reviewersKeys('lesson') };

/**
 * What a lesson's office asked not to show: with "governorate only" the practice it comes from, which names the
 * office, and the call, which may have invited one office alone; with "no source" the place too.
 */
const withheldBy: Record<string, readonly string[]> = {
  governorate: ['source', 'call'],
  anonymous: ['source', 'call', 'governorate', 'country', 'district', 'point'],
};

const withheldFrom = (record: ContentRecord): readonly string[] =>
  record.kind === 'lesson' ? (withheldBy[record.values.attribution ?? ''] ?? []) : [];

const namesOffice = (record: ContentRecord): boolean =>
  record.kind === 'lesson' && record.values.attribution === 'office';

/** What a file is called, and who took the picture, would say whose lesson it is. */
const withoutSource = (rows: LessonValues['files']): LessonValues['files'] =>
  rows?.map(({ credit: _credit, name = '', ...row }, index) => ({
    ...row,
    name: `${index + 1}${/\.[a-z]{3,4}$/.exec(name)?.[0] ?? ''}`,
  }));

/**
 * The record as readers know it, without the fields that are the reviewers'. While its office works on a newer
 * revision, the status and the time of that work are not theirs either: it is as new as the words that they see.
 */
export function toPublishedRecord(row: StoredRow): ContentRecord {
  const record = toRecord(row);
  const withheld = withheldFrom(record);
  const hidden = new Set([...notForReaders[record.kind], ...withheld]);
  const values: Values = Object.fromEntries(
    Object.entries(record.values).filter(([key]) => !hidden.has(key)),
  );
  return {
    ...record,
    ...(namesOffice(record) && row.office_id !== null && { officeId: row.office_id }),
    status: isSeen(record.status) ? record.status : 'published',
    updatedAt: row.revised_at,
    values: {
      ...values,
      ...(withheld.length > 0 &&
        record.kind === 'lesson' &&
        record.values.files && { files: withoutSource(record.values.files) }),
      // Set anew each time that somebody says the record still holds.
      ...(row.verified_on !== null && { verified_on: row.verified_on }),
      ...(row.review_due !== null && { review_due: row.review_due }),
    },
  };
}
