import type { Reader, Transaction } from '../../database/index.ts';
import type { ContentLanguage } from '../../language/index.ts';
import { fieldsVersion, type ContentKind } from '../fields/index.ts';
import type { RecordStatus } from '../record.ts';
import { storedColumns, toRecord, type StoredRow } from '../storing/stored-record.ts';
import type { WorkingRecord, WritingLanguages } from './working-record.ts';

const workingColumns = [
  ...storedColumns,
  'contents.version',
  'contents.writes',
  'contents.author_id',
  'contents.reviewer_id',
  'contents.approver_id',
  'contents.call_id',
  'contents.submitted_at',
  'contents.published_revision',
  'revisions.sealed',
  'revisions.author_id as written_by',
] as const;

interface WorkingRow extends StoredRow {
  version: number;
  writes: string;
  author_id: number | null;
  reviewer_id: number | null;
  approver_id: number | null;
  call_id: number | null;
  submitted_at: string | null;
  published_revision: number | null;
  sealed: number;
  written_by: number | null;
}

const toWorking = (row: WorkingRow): WorkingRecord => ({
  record: toRecord(row),
  version: row.version,
  writes: row.writes as WritingLanguages,
  officeId: row.office_id,
  authorId: row.author_id,
  writtenBy: row.written_by,
  reviewerId: row.reviewer_id,
  approverId: row.approver_id,
  callId: row.call_id,
  submittedAt: row.submitted_at,
  verifiedOn: row.verified_on,
  reviewDue: row.review_due,
  publishedRevision: row.published_revision,
  isSealed: row.sealed === 1,
});

/** Every working head: a record in the state in which it was last written. */
export const selectHeads = (reader: Reader) =>
  reader
    .selectFrom('contents')
    .innerJoin('revisions', (join) =>
      join
        .onRef('revisions.content_id', '=', 'contents.id')
        .onRef('revisions.number', '=', 'contents.revision'),
    )
    .select(workingColumns);

export async function findWorking(reader: Reader, id: number): Promise<WorkingRecord | undefined> {
  const row = await selectHeads(reader).where('contents.id', '=', id).executeTakeFirst();
  return row && toWorking(row);
}

interface HeadsFilter {
  statuses?: readonly RecordStatus[];
  /** Of this office, or begun by this account. */
  ofOffice?: number | null;
  ofAuthor?: number;
  callId?: number;
  /** Published records whose review is due on this day or was before. */
  dueBy?: string;
}

/** Working heads, those that wait longest first; at most `limit`. */
export async function listWorking(
  reader: Reader,
  filter: HeadsFilter,
  limit: number,
): Promise<WorkingRecord[]> {
  let query = selectHeads(reader);
  if (filter.statuses) query = query.where('contents.status', 'in', filter.statuses);
  if (filter.callId !== undefined) query = query.where('contents.call_id', '=', filter.callId);
  if (filter.dueBy !== undefined) query = query.where('contents.review_due', '<=', filter.dueBy);
  const { ofOffice, ofAuthor } = filter;
  if (ofAuthor !== undefined) {
    query = query.where(({ eb, or }) =>
      or([
        eb('contents.author_id', '=', ofAuthor),
        ...(typeof ofOffice === 'number' ? [eb('contents.office_id', '=', ofOffice)] : []),
      ]),
    );
  }
  const rows = await query
    .orderBy('contents.submitted_at')
    .orderBy('contents.updated_at')
    .orderBy('contents.id')
    .limit(limit)
    .execute();
  return rows.map(toWorking);
}

export interface NewDraft {
  externalId: string;
  kind: ContentKind;
  sourceLang: ContentLanguage;
  writes: WritingLanguages;
  officeId: number | null;
  authorId: number | null;
  callId: number | null;
  values: object;
  /** ISO 8601 instant. */
  now: string;
}

/** Puts in a draft; answers its number. */
export async function insertDraft(tx: Transaction, draft: NewDraft): Promise<number> {
  const { id } = await tx
    .insertInto('contents')
    .values({
      external_id: draft.externalId,
      kind: draft.kind,
      status: 'draft',
      visibility: 'public',
      source_lang: draft.sourceLang,
      sample: 0,
      languages: '',
      fields_version: fieldsVersion,
      revision: 1,
      published_revision: null,
      created_at: draft.now,
      updated_at: draft.now,
      published_at: null,
      office_id: draft.officeId,
      author_id: draft.authorId,
      call_id: draft.callId,
      writes: draft.writes,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertRevision(tx, id, 1, { ...draft, isSealed: false, note: null });
  return id;
}

interface NewRevision {
  sourceLang: ContentLanguage;
  values: object;
  authorId: number | null;
  isSealed: boolean;
  note: string | null;
  now: string;
}

async function insertRevision(
  tx: Transaction,
  contentId: number,
  number: number,
  { sourceLang, values, authorId, isSealed, note, now }: NewRevision,
): Promise<void> {
  await tx
    .insertInto('revisions')
    .values({
      content_id: contentId,
      number,
      fields_version: fieldsVersion,
      source_lang: sourceLang,
      data: JSON.stringify(values),
      created_at: now,
      note,
      sealed: isSealed ? 1 : 0,
      author_id: authorId,
    })
    .execute();
}

/** What a change writes to the record's row; what is left out stays. */
export interface HeadChange {
  status?: RecordStatus;
  writes?: WritingLanguages;
  officeId?: number | null;
  reviewerId?: number | null;
  approverId?: number | null;
  submittedAt?: string | null;
  verifiedOn?: string | null;
  reviewDue?: string | null;
  /** The new head; in place of the old one while that is not sealed. */
  head?: NewRevision;
  /** Seals the head. */
  seal?: boolean;
}

const given = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

async function putHead(tx: Transaction, { record, isSealed }: WorkingRecord, head: NewRevision) {
  if (isSealed) {
    await insertRevision(tx, record.id, record.revision + 1, head);
    return record.revision + 1;
  }
  await tx
    .updateTable('revisions')
    .set({
      data: JSON.stringify(head.values),
      source_lang: head.sourceLang,
      fields_version: fieldsVersion,
      created_at: head.now,
      sealed: head.isSealed ? 1 : 0,
      note: head.note,
      author_id: head.authorId,
    })
    .where('content_id', '=', record.id)
    .where('number', '=', record.revision)
    .execute();
  return record.revision;
}

/**
 * Writes a change of `working`, whose version rises by one. Answers the new version; undefined when somebody else
 * was quicker, and then nothing is written.
 */
export async function changeWorking(
  tx: Transaction,
  working: WorkingRecord,
  change: HeadChange,
  now: string,
): Promise<number | undefined> {
  const { record } = working;
  const version = working.version + 1;
  const { numUpdatedRows } = await tx
    .updateTable('contents')
    .set({
      version,
      updated_at: now,
      ...given({
        status: change.status,
        writes: change.writes,
        office_id: change.officeId,
        reviewer_id: change.reviewerId,
        approver_id: change.approverId,
        submitted_at: change.submittedAt,
        verified_on: change.verifiedOn,
        review_due: change.reviewDue,
        ...(change.head && { revision: working.isSealed ? record.revision + 1 : record.revision }),
      }),
    })
    .where('id', '=', record.id)
    .where('version', '=', working.version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return undefined;
  const number = change.head ? await putHead(tx, working, change.head) : record.revision;
  if (change.seal) {
    await tx
      .updateTable('revisions')
      .set({ sealed: 1 })
      .where('content_id', '=', record.id)
      .where('number', '=', number)
      .execute();
  }
  return version;
}

export const deleteDraft = (tx: Transaction, id: number): Promise<unknown> =>
  tx.deleteFrom('contents').where('id', '=', id).where('published_revision', 'is', null).execute();
