import type { Generated } from 'kysely';

/** A kept file, one row for each content. What it is called and what it shows is in the records that name it. */
export interface AttachmentsTable {
  id: Generated<number>;
  /** SHA-256 of the content, in small hexadecimal letters. */
  hash: string;
  type: string;
  bytes: number;
  width: number | null;
  height: number | null;
  pages: number | null;
  language: string | null;
  /** "waiting", "read", "none" or "failed": what became of its text. */
  text_state: string;
  /** "storing" until the file itself is in its place, then "kept". */
  state: string;
  account_id: number | null;
  created_at: string;
  /** When somebody last brought the same file in, or a record named it: it is not swept for a day. */
  touched_at: string;
}

/** The text of a document, page by page. */
export interface AttachmentPagesTable {
  hash: string;
  page: number;
  text: string;
}

/** The tables of `0005-attachments`. */
export interface AttachmentsSchema {
  attachments: AttachmentsTable;
  attachment_pages: AttachmentPagesTable;
}
