import { inChunks, type AttachmentsTable, type Reader, type Transaction } from '../database/index.ts';
import type { ContentLanguage } from '../language/index.ts';
import type { Attachment, TextState } from './attachment.ts';
import type { FileTypeName } from './types/accepted.ts';

type Row = Omit<AttachmentsTable, 'id'> & { id: number };

const toAttachment = (row: Row): Attachment => ({
  hash: row.hash,
  type: row.type as FileTypeName,
  bytes: row.bytes,
  width: row.width,
  height: row.height,
  pages: row.pages,
  language: row.language as ContentLanguage | null,
  text: row.text_state as TextState,
  accountId: row.account_id,
});

type NewAttachment = Pick<Attachment, 'hash' | 'type' | 'bytes' | 'width' | 'height' | 'text' | 'accountId'>;

/**
 * Says that a file is on its way into its place. From here on it is not swept: whoever sweeps it at this moment is
 * waited for, and the row is written anew. @param now ISO 8601 instant
 */
export async function announce(tx: Transaction, file: NewAttachment, now: string): Promise<void> {
  await tx
    .insertInto('attachments')
    .values({
      hash: file.hash,
      type: file.type,
      bytes: file.bytes,
      width: file.width,
      height: file.height,
      text_state: file.text,
      state: 'storing',
      account_id: file.accountId,
      created_at: now,
      touched_at: now,
    })
    .onConflict((conflict) => conflict.column('hash').doUpdateSet({ touched_at: now }))
    .execute();
}

/** Says that the file is in its place. */
export async function confirm(tx: Transaction, hash: string): Promise<void> {
  await tx.updateTable('attachments').set({ state: 'kept' }).where('hash', '=', hash).execute();
}

/** Those of `hashes` whose file is in its place, by hash. */
export async function findKept(reader: Reader, hashes: readonly string[]): Promise<Map<string, Attachment>> {
  const kept = new Map<string, Attachment>();
  for (const chunk of inChunks(hashes)) {
    const rows = await reader
      .selectFrom('attachments')
      .selectAll()
      .where('hash', 'in', chunk)
      .where('state', '=', 'kept')
      .execute();
    for (const row of rows) kept.set(row.hash, toAttachment(row));
  }
  return kept;
}

/** Says that a record names these files: none of them is swept for a day. Answers those that are in their place. */
export async function touch(tx: Transaction, hashes: readonly string[], now: string): Promise<Set<string>> {
  const kept = new Set<string>();
  for (const chunk of inChunks(hashes)) {
    const rows = await tx
      .updateTable('attachments')
      .set({ touched_at: now })
      .where('hash', 'in', chunk)
      .where('state', '=', 'kept')
      .returning('hash')
      .execute();
    for (const { hash } of rows) kept.add(hash);
  }
  return kept;
}

/** Hashes that nobody has touched since `before`, in order, after `after`. */
export async function listUntouched(
  reader: Reader,
  before: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await reader
    .selectFrom('attachments')
    .select('hash')
    .where('touched_at', '<', before)
    .where('hash', '>', after)
    .orderBy('hash')
    .limit(limit)
    .execute();
  return rows.map(({ hash }) => hash);
}

/** Takes a file out unless somebody has touched it since; answers whether it is out. Its row stays locked in `tx`. */
export async function removeUntouched(tx: Transaction, hash: string, before: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('attachments')
    .where('hash', '=', hash)
    .where('touched_at', '<', before)
    .returning('hash')
    .executeTakeFirst();
  return row !== undefined;
}

/** Holds the place of a file that nothing is known of, until `tx` ends; answers whether nothing is. @param now ISO 8601 */
export async function holdUnknown(tx: Transaction, hash: string, now: string): Promise<boolean> {
  const nothing = { type: 'pdf', bytes: 0, text_state: 'none', state: 'storing', account_id: null };
  const row = await tx
    .insertInto('attachments')
    .values({ hash, ...nothing, created_at: now, touched_at: now })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .returning('hash')
    .executeTakeFirst();
  return row !== undefined;
}

/** Gives up a place that `tx` holds. */
export const letGo = (tx: Transaction, hash: string): Promise<unknown> =>
  tx.deleteFrom('attachments').where('hash', '=', hash).execute();

/** What was read of a document, in place of what was there before. */
export async function putText(
  tx: Transaction,
  hash: string,
  read: { state: TextState; pages: readonly string[]; pageCount: number | null; language: string | null },
): Promise<void> {
  await tx
    .updateTable('attachments')
    .set({ text_state: read.state, pages: read.pageCount, language: read.language })
    .where('hash', '=', hash)
    .execute();
  await tx.deleteFrom('attachment_pages').where('hash', '=', hash).execute();
  const rows = read.pages.flatMap((text, index) => (text === '' ? [] : { hash, page: index + 1, text }));
  for (const chunk of inChunks(rows)) await tx.insertInto('attachment_pages').values(chunk).execute();
}

export interface AttachmentPage {
  hash: string;
  /** From 1. */
  page: number;
  text: string;
}

/** The texts of the pages of `hashes`, in order. */
export async function listPages(reader: Reader, hashes: readonly string[]): Promise<AttachmentPage[]> {
  const pages: AttachmentPage[] = [];
  for (const chunk of inChunks(hashes)) {
    pages.push(
      ...(await reader
        .selectFrom('attachment_pages')
        .selectAll()
        .where('hash', 'in', chunk)
        .orderBy('hash')
        .orderBy('page')
        .execute()),
    );
  }
  return pages;
}

/** How much is kept, for those who run the library. */
export async function measure(reader: Reader): Promise<{ files: number; bytes: number }> {
  const row = await reader
    .selectFrom('attachments')
    .where('state', '=', 'kept')
    .select(({ fn }) => [
      fn.countAll<number>().as('files'),
      fn.sum<number | string | null>('bytes').as('bytes'),
    ])
    .executeTakeFirstOrThrow();
  return { files: row.files, bytes: Number(row.bytes ?? 0) };
}
