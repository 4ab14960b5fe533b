import type { Attachment, AttachmentService, FileLimits } from '../../../../attachments/index.ts';
import { toFileName } from '../../../../attachments/index.ts';
import { filesKey, type WorkingRecord } from '../../../../content/index.ts';
import type { Problem } from '../../../../errors.ts';
import type { PageContext } from '../../../page-context.ts';
import { withSizesInWords } from '../../files/file-problems.ts';
import { mediaOf, type MediaRow } from '../../files/record-media.ts';
import { oneOf, type FormBody } from '../fields/form-values.ts';
import type { ReadForm } from '../fields/record-form.ts';
import { countRows, withFilesMoved, withRows } from './file-order.ts';

type Words = Pick<PageContext, 't' | 'locale' | 'fileProblems'>;

/** What is known of the files of a record, for its form. */
export interface DraftFiles {
  recordId: number;
  limits: FileLimits;
  /** By their hash. */
  kept: ReadonlyMap<string, Attachment>;
  /** Those that the record names: its office and its reviewers may open them. */
  stored: ReadonlySet<string>;
}

const hashesIn = (body: FormBody, group: string): string[] =>
  Array.from({ length: countRows(body, group) }, (_, at) => oneOf(body, `${group}.${at}.file`));

/** The files of a draft as it is stored, and of the form that was sent for it. */
export async function findDraftFiles(
  working: WorkingRecord,
  body: FormBody,
  attachments: AttachmentService,
): Promise<DraftFiles> {
  const stored = mediaOf(working.record).flatMap(({ file }) => file ?? []);
  const typed = hashesIn(body, filesKey(working.record.kind));
  return {
    recordId: working.record.id,
    limits: attachments.limits,
    kept: await attachments.findKept([...new Set([...stored, ...typed])]),
    stored: new Set(stored),
  };
}

export interface FilesForm {
  /** The form with its files in the order that was asked for, without those that are not there. */
  body: FormBody;
  files: DraftFiles;
  /** What is wrong with files that came with the form. */
  problems: Problem[];
}

/** Looks at the files of a form, before anything else of it is read. */
export async function readFiles(
  sent: FormBody,
  working: WorkingRecord,
  { attachments, words }: { attachments: AttachmentService; words: Words },
): Promise<FilesForm> {
  const group = filesKey(working.record.kind);
  const moved = withFilesMoved(sent);
  const files = await findDraftFiles(working, moved, attachments);
  const hashes = hashesIn(moved, group);
  const isThere = (hash: string): boolean => files.kept.has(hash) || files.stored.has(hash);
  const places = hashes.flatMap((hash, at) => (isThere(hash) && hashes.indexOf(hash) === at ? [at] : []));
  const gone = new Set(hashes.filter((hash) => !isThere(hash))).size;
  const problems: Problem[] = [
    ...(words.fileProblems ?? []),
    ...(gone > 0 ? [{ path: group, code: 'file.gone', values: { count: gone } }] : []),
  ];
  return {
    body: places.length < hashes.length ? withRows(moved, group, places) : moved,
    files,
    problems: problems.map((problem) => withSizesInWords(problem, words)),
  };
}

/** Lets the files of a form be named after what they are, and be no more than a record may have. */
export function checkFiles(read: ReadForm, working: WorkingRecord, files: DraftFiles, words: Words): void {
  const group = filesKey(working.record.kind);
  const rows = read.values[group] as readonly MediaRow[] | undefined;
  if (rows === undefined) return;
  let bytes = 0;
  const named = rows.map((row) => {
    const kept = files.kept.get(row.file ?? '');
    bytes += kept?.bytes ?? 0;
    return kept ? { ...row, name: toFileName(row.name ?? '', kept.type) } : row;
  });
  read.values[group] = named;
  if (bytes <= files.limits.record || rows.length <= mediaOf(working.record).length) return;
  // What is stored stays; what was chosen is still on the page, for one of it to be removed.
  read.values = Object.fromEntries(Object.entries(read.values).filter(([key]) => key !== group));
  const values = { name: named.at(-1)?.name ?? '', limit: files.limits.record };
  read.problems.push(withSizesInWords({ path: group, code: 'file.recordFull', values }, words));
}
