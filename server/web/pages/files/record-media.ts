import type { ContentRecord, LessonValues } from '../../../content/index.ts';

/** One photograph or attachment of a record: what it says of it. */
export type MediaRow = NonNullable<LessonValues['files']>[number];

/** The photographs and attachments of a record, in its order. */
export const mediaOf = (record: ContentRecord): readonly MediaRow[] =>
  (record.kind === 'practice' ? record.values.media : record.values.files) ?? [];
