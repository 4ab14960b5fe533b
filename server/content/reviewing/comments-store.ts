import type { Reader, Transaction } from '../../database/index.ts';
import type { Locale } from '../../language/index.ts';

/** `reason` is why a decision was taken: said once, and not talked about. */
export type ThreadState = 'open' | 'resolved' | 'accepted' | 'declined' | 'reason';

export interface Comment {
  id: number;
  authorId: number;
  text: string;
  /** ISO 8601 instant. */
  createdAt: string;
}

/** A conversation about one field, with the wording that it suggests, if any. */
export interface Thread extends Comment {
  contentId: number;
  /** '' for the record as a whole. */
  field: string;
  state: ThreadState;
  suggestion: { language: Locale; text: string } | null;
  replies: Comment[];
  resolvedAt: string | null;
  resolvedBy: number | null;
}

/** Every thread of a record, the oldest first. */
export async function listThreads(reader: Reader, contentId: number): Promise<Thread[]> {
  const rows = await reader
    .selectFrom('comments')
    .selectAll()
    .where('content_id', '=', contentId)
    .orderBy('id')
    .execute();
  const comment = (row: (typeof rows)[number]): Comment => ({
    id: row.id,
    authorId: row.author_id,
    text: row.text,
    createdAt: row.created_at,
  });
  return rows
    .filter((row) => row.thread_id === null)
    .map((row) => ({
      ...comment(row),
      contentId,
      field: row.field,
      state: row.state as ThreadState,
      suggestion:
        row.suggested === null
          ? null
          : { language: row.language === 'en' ? 'en' : 'ar', text: row.suggested },
      replies: rows.filter((reply) => reply.thread_id === row.id).map(comment),
      resolvedAt: row.resolved_at,
      resolvedBy: row.resolved_by,
    }));
}

export async function countOpenThreads(reader: Reader, contentId: number): Promise<number> {
  const { count } = await reader
    .selectFrom('comments')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('content_id', '=', contentId)
    .where('thread_id', 'is', null)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return Number(count);
}

export interface NewComment {
  contentId: number;
  threadId: number | null;
  field: string;
  authorId: number;
  text: string;
  suggestion: Thread['suggestion'];
  state?: 'open' | 'reason';
  now: string;
}

export async function insertComment(tx: Transaction, comment: NewComment): Promise<number> {
  const { id } = await tx
    .insertInto('comments')
    .values({
      content_id: comment.contentId,
      thread_id: comment.threadId,
      field: comment.field,
      author_id: comment.authorId,
      text: comment.text,
      language: comment.suggestion?.language ?? null,
      suggested: comment.suggestion?.text ?? null,
      state: comment.state ?? 'open',
      created_at: comment.now,
      resolved_at: null,
      resolved_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Closes an open thread; answers whether it was open. */
export async function closeThread(
  tx: Transaction,
  threadId: number,
  { state, by, now }: { state: ThreadState; by: number; now: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('comments')
    .set({ state, resolved_at: now, resolved_by: by })
    .where('id', '=', threadId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
