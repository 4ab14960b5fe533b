import type { Reader, Transaction } from '../../database/index.ts';
import { languagesOf, type ContentLanguage } from '../../language/index.ts';
import { titleOf } from '../record.ts';
import { linksOf } from '../storing/links.ts';
import type { WorkingRecord } from '../writing/working-record.ts';
import type { Revision } from '../history/revisions.ts';

/** Lets readers see the head from now on. @param now ISO 8601 instant */
export async function showHead(
  tx: Transaction,
  { record }: WorkingRecord,
  days: { verifiedOn: string | null; reviewDue: string | null },
  now: string,
): Promise<void> {
  await tx
    .updateTable('contents')
    .set({
      published_revision: record.revision,
      published_at: record.publishedAt ?? now,
      visibility: record.values.visibility ?? 'public',
      languages: languagesOf(titleOf(record)).join(','),
      source_lang: record.sourceLang,
      fields_version: record.fieldsVersion,
      verified_on: days.verifiedOn,
      review_due: days.reviewDue,
    })
    .where('id', '=', record.id)
    .execute();
  await tx.deleteFrom('links').where('content_id', '=', record.id).execute();
  const links = linksOf(record.kind, record.values).map(({ field, target }) => ({
    content_id: record.id,
    field,
    target_external_id: target,
  }));
  if (links.length > 0) await tx.insertInto('links').values(links).execute();
}

/** Takes the record from readers. */
export const hide = (tx: Transaction, id: number): Promise<unknown> =>
  tx.updateTable('contents').set({ published_revision: null }).where('id', '=', id).execute();

const revisionColumns = [
  'number',
  'source_lang',
  'data',
  'created_at',
  'note',
  'author_id',
  'sealed',
] as const;

/** Every sealed revision of a record, the newest first. */
export async function listRevisions(reader: Reader, contentId: number): Promise<Revision[]> {
  const rows = await reader
    .selectFrom('revisions')
    .select(revisionColumns)
    .where('content_id', '=', contentId)
    .where('sealed', '=', 1)
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => ({
    number: row.number,
    sourceLang: row.source_lang as ContentLanguage,
    values: JSON.parse(row.data) as object,
    createdAt: row.created_at,
    note: row.note,
    authorId: row.author_id,
  }));
}
