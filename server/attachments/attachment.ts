import type { ContentLanguage } from '../language/index.ts';
import type { FileTypeName } from './types/accepted.ts';

/** What is known of a kept file. It is named by the SHA-256 of its content; what it is called is the record's. */
export interface Attachment {
  readonly hash: string;
  readonly type: FileTypeName;
  readonly bytes: number;
  /** Of a photograph, in pixels. */
  readonly width: number | null;
  readonly height: number | null;
  /** Pages, slides or sheets, where the file has them and its text was read. */
  readonly pages: number | null;
  /** The language that most of its text is in. */
  readonly language: ContentLanguage | null;
  /** waiting: its text is still to be read · none: it has none · failed: its text could not be read. */
  readonly text: TextState;
  /** Who brought it in. */
  readonly accountId: number | null;
}

export const textStates = ['waiting', 'read', 'none', 'failed'] as const;
export type TextState = (typeof textStates)[number];

/** A file as it came in and was kept, with the name it has from now on. */
export interface TakenFile extends Attachment {
  readonly name: string;
}

/** How much may come in, in bytes. */
export interface FileLimits {
  readonly file: number;
  /** All files of one record together. */
  readonly record: number;
}

export const isPhotograph = ({ type }: Pick<Attachment, 'type'>): boolean =>
  type === 'jpeg' || type === 'png';
