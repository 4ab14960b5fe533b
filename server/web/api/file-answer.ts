import { z } from 'zod';
import { acceptedTypes, isPhotograph, type Attachment } from '../../attachments/index.ts';
import type { ContentRecord } from '../../content/index.ts';
import { contentLanguages } from '../../language/index.ts';
import { keptMedia, pictureSizes } from '../pages/records/media/shown-media.ts';
import { paths } from '../paths.ts';

const address = z.string().meta({ format: 'uri' });
const count = z.number().int().positive();

/** A photograph or an attachment of a record; what is said of it stands in the values, under the same hash. */
export const fileSchema = z.object({
  file: z.string().meta({ pattern: '^[0-9a-f]{64}$' }),
  name: z.string(),
  type: z.string(),
  bytes: count,
  url: address,
  /** Of a photograph: its size in pixels, and where it is in smaller ones. */
  width: count.optional(),
  height: count.optional(),
  pictures: z.array(z.object({ width: count, url: address })).optional(),
  /** Of a document whose text was read. */
  pages: count.optional(),
  language: z.enum(contentLanguages).optional(),
});
export type FileAnswer = z.infer<typeof fileSchema>;

/** The files of a published record that are kept, in its order. */
export const toFileAnswers = (
  record: ContentRecord,
  kept: ReadonlyMap<string, Attachment>,
  origin: string,
): FileAnswer[] =>
  keptMedia(record, kept).map(({ row, file }) => ({
    file: file.hash,
    name: row.name ?? '',
    type: acceptedTypes[file.type].mime,
    bytes: file.bytes,
    url: origin + paths.file(record.id, file.hash),
    ...(isPhotograph(file) && {
      width: file.width ?? 1,
      height: file.height ?? 1,
      pictures: pictureSizes(file).map(({ side, width }) => ({
        width,
        url: origin + paths.picture(record.id, file.hash, side),
      })),
    }),
    ...(file.pages && { pages: file.pages }),
    ...(file.language && { language: file.language }),
  }));
