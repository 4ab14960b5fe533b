import { buffer } from 'node:stream/consumers';
import { isPhotograph, type AttachmentService } from '../../attachments/index.ts';
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

/** The first photographs of a published record, in its order; those whose file is gone are left out. */
export async function readPhotographs(
  record: ContentRecord,
  photographs: Photographs,
): Promise<RecordPhotograph[]> {
  const rows = (record.kind === 'practice' ? record.values.media : record.values.files) ?? [];
  if (rows.length === 0) return [];
  const kept = await photographs.findKept(rows.flatMap(({ file }) => file ?? []));
  const found: RecordPhotograph[] = [];
  for (const row of rows) {
    const file = kept.get(row.file ?? '');
    if (!file || !isPhotograph(file) || found.length === mostPhotographs) continue;
    const data = await buffer(await photographs.openPicture(file, side));
    found.push({ row, hash: file.hash, data, width: file.width ?? side, height: file.height ?? side });
  }
  return found;
}
