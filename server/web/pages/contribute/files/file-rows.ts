import { acceptedInForms, isPhotograph } from '../../../../attachments/index.ts';
import { isPhotographName, type GroupField } from '../../../../content/index.ts';
import type { LocalText } from '../../../../language/index.ts';
import { paths } from '../../../paths.ts';
import { fileIcon, fileLabel } from '../../files/file-look.ts';
import type { MediaRow } from '../../files/record-media.ts';
import { sizeText } from '../../files/size-text.ts';
import { fieldView, idOf, problemText, type FieldView, type FormContext } from '../fields/asked-field.ts';
import { has, oneOf } from '../fields/form-values.ts';
import type { DraftFiles } from './draft-files.ts';
import { countRows } from './file-order.ts';

/** One file in the form of its record. */
export interface FileRowView {
  /** Its place; "__" of the row that scripts make others from. */
  at: number | '__';
  id: string;
  hash: string;
  name: string;
  /** "PDF"; '' for one that is not here. */
  type: string;
  size: string;
  bytes: number;
  icon: string;
  isPhotograph: boolean;
  /** Where those who may read the draft see and open it; '' while it is not stored with it. */
  picture: string;
  href: string;
  /** What is asked first, and what may wait. */
  asked: FieldView[];
  more: FieldView[];
  isWrong: boolean;
}

/** The files of a record in its form. */
export interface FilesView {
  rows: FileRowView[];
  /** For files that scripts bring. */
  blank: { photograph: FileRowView; document: FileRowView };
  /** Why files that came with the form were not kept. */
  refused: LocalText[];
  accept: string;
  limits: string;
  used: string;
  upload: string;
  limit: number;
  recordLimit: number;
  /** What scripts say, as JSON; {…} is filled in by them. */
  texts: string;
}

const asked = { photograph: ['alt', 'consent'], document: ['caption'] } as const;
const more = { photograph: ['caption', 'credit', 'date'], document: [] as string[] } as const;

function rowView(
  field: GroupField,
  at: number | '__',
  row: MediaRow,
  context: FormContext,
  files: DraftFiles,
): FileRowView {
  const { kept, stored, recordId } = files;
  const { file: hash = '', name = '' } = row;
  const file = kept.get(hash);
  const isPicture = file ? isPhotograph(file) : isPhotographName(name);
  const kind = isPicture ? 'photograph' : 'document';
  const view = (keys: readonly string[]): FieldView[] =>
    keys.flatMap((key) => {
      const part = field.fields.find((one) => one.key === key);
      return part ? [fieldView(part, `${field.key}.${at}.${key}`, row[key as keyof MediaRow], context)] : [];
    });
  const isOpen = file !== undefined && stored.has(hash);
  return {
    at,
    id: `${idOf(field.key)}-${at}`,
    hash,
    name,
    type: file ? fileLabel(file.type) : '',
    size: file ? sizeText(file.bytes, context) : '',
    bytes: file?.bytes ?? 0,
    icon: fileIcon(file?.type ?? (isPicture ? 'jpeg' : 'pdf')),
    isPhotograph: isPicture,
    picture: isOpen && isPicture ? paths.draftPicture(context.locale, recordId, hash, 320) : '',
    href: isOpen ? paths.draftFile(context.locale, recordId, hash) : '',
    asked: view(asked[kind]),
    more: view(more[kind]),
    isWrong: context.problems.some(({ path }) => path.startsWith(`${field.key}.${at}.`)),
  };
}

/** The rows as they were sent, else as they are stored. */
function rowsShown({ key }: GroupField, value: unknown, { typed }: FormContext): MediaRow[] {
  const stored = (value ?? []) as readonly MediaRow[];
  if (!typed || !has(typed, `${key}.rows`)) return [...stored];
  return Array.from({ length: countRows(typed, key) }, (_, at) => {
    const file = oneOf(typed, `${key}.${at}.file`);
    return { ...stored.find((row) => row.file === file), file, name: oneOf(typed, `${key}.${at}.name`) };
  });
}

const name = '{name}';

/** The words for files that arrive piece by piece. */
const scriptTexts = (t: FormContext['t']) => ({
  kb: t('files:size.kb', { size: '{size}' }),
  mb: t('files:size.mb', { size: '{size}' }),
  waiting: t('files:script.waiting'),
  progress: t('files:script.progress', { done: '{done}', total: '{total}' }),
  seconds: t('files:script.seconds', { left: '{left}' }),
  minutes: t('files:script.minutes', { left: '{left}' }),
  checking: t('files:script.checking'),
  broken: t('files:script.broken'),
  signedOut: t('files:script.signedOut'),
  done: t('files:script.done', { name }),
  hold: t('files:script.hold'),
  failed: t('files:script.failed'),
  tooLarge: t('validation:file.tooLarge', { name, bytes: '{bytes}', limit: '{limit}' }),
  recordFull: t('validation:file.recordFull', { name, limit: '{limit}' }),
  tooMany: t('validation:file.tooMany', { name }),
  twice: t('files:script.twice', { name }),
  type: t('validation:file.type', { name }),
  used: t('files:used', { size: '{size}', limit: '{limit}' }),
  remove: t('contribute:remove'),
});

/** The photographs and attachments of a record, as its form shows them. */
export function filesView(
  field: GroupField,
  value: unknown,
  context: FormContext,
  files: DraftFiles,
): FilesView {
  const { t, locale } = context;
  const rows = rowsShown(field, value, context).map((row, at) => rowView(field, at, row, context, files));
  const { file: limit, record: recordLimit } = files.limits;
  const used = rows.reduce((total, { bytes }) => total + bytes, 0);
  const blank = (ending: string): FileRowView =>
    rowView(field, '__', { name: ending }, { ...context, typed: undefined, problems: [] }, files);
  return {
    rows,
    blank: { photograph: blank('.jpg'), document: blank('.pdf') },
    refused: context.problems
      .filter(({ path }) => path === field.key)
      .map((problem) => ({ text: problemText(problem, t), language: locale })),
    accept: acceptedInForms,
    limits: t('files:limits', { file: sizeText(limit, context), record: sizeText(recordLimit, context) }),
    used:
      rows.length === 0
        ? ''
        : t('files:used', {
            size: sizeText(used, context),
            limit: sizeText(recordLimit, context),
          }),
    upload: paths.uploads(locale),
    limit,
    recordLimit,
    texts: JSON.stringify(scriptTexts(t)),
  };
}
