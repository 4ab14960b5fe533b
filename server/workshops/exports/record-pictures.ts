import { buffer } from 'node:stream/consumers';
import { isPhotograph, type Attachment, type AttachmentService } from '../../attachments/index.ts';
import type { ContentRecord, LessonValues } from '../../content/index.ts';

type MediaRow = NonNullable<LessonValues['files']>[number];

/** A photograph of a record as papers take it along. */
export interface RecordPhotograph {
  row: Pick<MediaRow, 'alt' | 'caption' | 'credit'>;
  /** Content hash: names the file. */
  hash: string;
  /** WebP. */
  data: Uint8Array;
  /** Of what was kept, in pixels. */
  width: number;
  height: number;
}

/** Where photographs are kept. */
export type Photographs = Pick<AttachmentService, 'findKept' | 'openPicture'>;

/** More of them make a paper heavy; the page of the record shows all. */
export const mostPhotographs = 3;
/** Pixels of the longer side. */
const side = 800;

/** The files of the first photographs of a published record, in its order; those whose file is gone are left out. */
async function listKept(
  record: ContentRecord,
  photographs: Photographs,
): Promise<{ row: MediaRow; file: Attachment }[]> {
  const rows = (record.kind === 'practice' ? record.values.media : record.values.files) ?? [];
  if (rows.length === 0) return [];
  const kept = await photographs.findKept(rows.flatMap(({ file }) => file ?? []));
  return rows
    .flatMap((row) => {
      const file = kept.get(row.file ?? '');
      return file && isPhotograph(file) ? [{ row, file }] : [];
    })
    .slice(0, mostPhotographs);
}

/** The first photographs of a published record, as papers show them. */
export async function readPhotographs(
  record: ContentRecord,
  photographs: Photographs,
): Promise<RecordPhotograph[]> {
  const found: RecordPhotograph[] = [];
  for (const { row, file } of await listKept(record, photographs)) {
    const data = await buffer(await photographs.openPicture(file, side));
    found.push({ row, hash: file.hash, data, width: file.width ?? side, height: file.height ?? side });
  }
  return found;
}

/** How many photographs papers take along of `records`; one that two of them show counts once. */
export async function countPhotographs(
  records: readonly ContentRecord[],
  photographs: Photographs,
): Promise<number> {
  const hashes = new Set<string>();
  for (const record of records) {
    for (const { file } of await listKept(record, photographs)) hashes.add(file.hash);
  }
  return hashes.size;
}
