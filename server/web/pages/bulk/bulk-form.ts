import type { BulkFile } from '../../../content/index.ts';
import type { Problem } from '../../../errors.ts';
import { textOf } from '../../forms/shown-problems.ts';
import type { HeldFile } from '../../uploads/held-files.ts';
import { callIdIn } from '../calls/call-note.ts';

/** Megabytes of one file, and of all together. */
export const bulkLimits = { file: 2, form: 10, files: 20 } as const;
const megabyte = 1024 * 1024;
export const bulkBytes = { file: bulkLimits.file * megabyte, form: bulkLimits.form * megabyte };

/** Marks that would turn the direction of what follows them, and control characters. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const unprintable = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Where drafts are to go, as it was chosen. */
export interface BulkForm {
  office: string;
  /** "erbil-2022:t1" */
  place: string;
  call: string;
}

export const readBulkForm = (body: unknown): BulkForm => ({
  office: textOf(body, 'office', 12),
  place: textOf(body, 'place', 100),
  call: textOf(body, 'call', 12),
});

export const choicesIn = ({ office, place, call }: BulkForm) => ({
  officeId: /^[1-9]\d{0,8}$/.test(office) ? Number(office) : 0,
  callId: callIdIn(call),
  place,
});

/** The files that can be read, and what is wrong with the others. */
export function filesIn(held: readonly HeldFile[]): { files: BulkFile[]; problems: Problem[] } {
  const files = held.map(({ name, bytes }) => ({
    name: name.replace(unprintable, '').slice(-120) || '—',
    bytes,
  }));
  const problems: Problem[] = held.flatMap(({ isTooLarge }, at): Problem[] => {
    const name = files[at]!.name;
    if (isTooLarge) return [{ path: 'files', code: 'bulk.tooLarge', values: { name, ...bulkLimits } }];
    if (files[at]!.bytes.length === 0) return [{ path: 'files', code: 'file.empty', values: { name } }];
    return [];
  });
  if (held.length > bulkLimits.files) {
    problems.push({ path: 'files', code: 'bulk.tooMany', values: { limit: bulkLimits.files } });
  }
  return { files, problems };
}
