import type { ContentKind, Field, RowField } from '../../../../content/index.ts';
import type { Problem } from '../../../../errors.ts';
import {
  otherLocale,
  type BilingualText,
  type ContentLanguage,
  type Locale,
} from '../../../../language/index.ts';
import type { Term, Vocabularies } from '../../../../vocabularies/index.ts';
import type { Translate } from '../../../i18n.ts';
import { textColumns, type TextColumn } from './text-columns.ts';
import { listOf, oneOf, type FormBody } from './form-values.ts';
import { guidanceFor, type Guidance } from './guidance.ts';

type Values = Readonly<Record<string, unknown>>;
type AnyField = Field | RowField;

/** So many choices stand open beside each other; more are a list to open. */
const mostRadios = 8;

/** All that the fields of one screen are drawn from. */
export interface FormContext {
  kind: ContentKind;
  locale: Locale;
  t: Translate;
  translator: (locale: Locale) => Translate;
  vocabularies: Vocabularies;
  /** In which texts are written, the reader's own first. */
  languages: readonly Locale[];
  source: ContentLanguage;
  values: Values;
  /** What was typed, where it could not be kept as it is. */
  typed: FormBody | undefined;
  problems: readonly Problem[];
  /** Rows to show of a group, where more than are filled in. */
  rows: Readonly<Record<string, number>>;
  /** Agreed terms in a text. */
  glossary: (text: BilingualText) => { ar: string; en: string }[];
  canTranslate: boolean;
  /** Shows a stored link again: the address of its record. */
  linkShown: (externalId: string) => string;
}

export interface FieldView {
  is:
    | 'text'
    | 'radios'
    | 'select'
    | 'checks'
    | 'number'
    | 'date'
    | 'yesno'
    | 'links'
    | 'point'
    | 'group'
    | 'files';
  name: string;
  id: string;
  label: string;
  needed: boolean;
  hint: string;
  guidance: Guidance | null;
  error: string;
  /** Of the field in the form: what the hint and the error are called. */
  describedBy: string;
  columns: TextColumn[];
  glossary: { ar: string; en: string }[];
  options: { value: string; label: string; checked: boolean; id: string }[];
  value: string;
  date: {
    year: string;
    month: string;
    day: string;
    months: { value: string; label: string; selected: boolean }[];
  } | null;
  rows: { number: number; id: string; legend: string; fields: FieldView[] }[];
  addLabel: string;
}

export const idOf = (path: string): string => path.replaceAll('.', '-');

/** Rows that the upload keeps, which have a form of their own. */
export const isFiles = (key: string): boolean => key === 'files' || key === 'media';

const labelKey = (kind: ContentKind, path: string): string => {
  const [key = '', , part] = path.split('.');
  return part === undefined ? `fields:${kind}.${key}` : `fields:rows.${key}.${part}`;
};

/** What the field at a path is called. */
export const fieldLabel = (kind: ContentKind, path: string, t: Translate): string => t(labelKey(kind, path));

/** Where forms ask in another shape than files and interfaces do: a date in three boxes. */
const saidInForms: Readonly<Record<string, string>> = { 'date.impossible': 'date.boxes' };

/** The words of a problem, as they stand beside its field. */
export const problemText = ({ code, values }: Problem, t: Translate): string =>
  t(`validation:${saidInForms[code] ?? code}`, { ...values });

const isNeeded = (field: AnyField): boolean =>
  'level' in field ? field.level === 'mandatory' : field.required === true || field.requiredOf !== undefined;

function optionsOf(
  field: { vocabulary: Parameters<Vocabularies['get']>[0] },
  path: string,
  chosen: readonly string[],
  context: FormContext,
) {
  const vocabulary = context.vocabularies.get(field.vocabulary);
  // What is for a workshop is read at workshops alone, which hold records that everybody may read: so it would be
  // read by nobody. It stays where it was chosen elsewhere.
  const isOffered = (code: string) => path !== 'visibility' || code !== 'workshop' || chosen.includes(code);
  const terms = vocabulary.terms.filter(({ code }) => isOffered(code));
  return terms.map(({ code }: Term, index) => ({
    value: code,
    label: vocabulary.label(code, context.locale),
    checked: chosen.includes(code),
    // The first has the field's own id: a link to the field leads there.
    id: index === 0 ? idOf(path) : `${idOf(path)}-${index}`,
  }));
}

function dateView(path: string, value: unknown, { typed, t }: FormContext): FieldView['date'] {
  const [year = '', month = '', day = ''] = typeof value === 'string' ? value.split('-') : [];
  const part = (name: string, stored: string): string =>
    typed && Object.hasOwn(typed, `${path}.${name}`) ? oneOf(typed, `${path}.${name}`) : stored;
  const shown = part('month', month).padStart(2, '0');
  return {
    year: part('year', year),
    month: part('month', month),
    day: part('day', day).replace(/^0/, ''),
    months: Array.from({ length: 12 }, (_, index) => {
      const number = String(index + 1).padStart(2, '0');
      return { value: number, label: t(`contribute:month.${Number(number)}`), selected: shown === number };
    }),
  };
}

/** As a number is typed: no grouping, which would have to be read again. */
const numberShown = (value: unknown): string => (typeof value === 'number' ? String(value) : '');

function pointShown(value: unknown): string {
  if (!value) return '';
  const { latitude, longitude } = value as { latitude: number; longitude: number };
  return `${latitude}, ${longitude}`;
}

function plainValue(
  field: AnyField,
  path: string,
  value: unknown,
  { typed, linkShown }: FormContext,
): string {
  if (typed && Object.hasOwn(typed, path)) return listOf(typed, path).join('\n');
  switch (field.type) {
    case 'number':
      return numberShown(value);
    case 'point':
      return pointShown(value);
    case 'link':
    case 'links':
      return ([value ?? []].flat() as string[]).map(linkShown).join('\n');
    default:
      return '';
  }
}

/** What is agreed to or not: there is no "no" to choose. */
const agreements: Readonly<Record<string, string>> = {
  licence_ok: 'contribute:licence.yes',
  consent: 'files:consent.yes',
};

function kindOfControl(field: AnyField, context: FormContext): FieldView['is'] {
  switch (field.type) {
    case 'code':
      return context.vocabularies.get(field.vocabulary).terms.length <= mostRadios ? 'radios' : 'select';
    case 'codes':
      return 'checks';
    case 'boolean':
      return Object.hasOwn(agreements, field.key) ? 'checks' : 'yesno';
    case 'link':
      return 'links';
    case 'file':
    case 'plain':
      return 'number';
    case 'group':
      return isFiles(field.key) ? 'files' : 'group';
    default:
      return field.type;
  }
}

function rowsOf(field: AnyField, path: string, value: unknown, context: FormContext): FieldView['rows'] {
  if (field.type !== 'group' || isFiles(field.key)) return [];
  const rows = (value ?? []) as readonly Values[];
  const count = Math.max(1, rows.length, context.rows[path] ?? 0);
  return Array.from({ length: count }, (_, at) => ({
    number: at + 1,
    id: `${idOf(path)}-${at}`,
    legend: context.t(`contribute:row.${field.key}`, { number: at + 1 }),
    fields: field.fields.map((part) =>
      fieldView(part, `${path}.${at}.${part.key}`, rows[at]?.[part.key], context),
    ),
  }));
}

/** One field as it is asked. */
export function fieldView(field: AnyField, path: string, value: unknown, context: FormContext): FieldView {
  const { t, kind } = context;
  const is = kindOfControl(field, context);
  const problem = context.problems.find((one) => one.path === path);
  const guidance = guidanceFor(kind, path, t);
  const chosen = typeof value === 'boolean' ? [value ? 'yes' : 'no'] : ([value ?? []].flat() as string[]);
  const id = idOf(path);
  const hint = hintOf(field, guidance?.hint ?? '', t);
  const text = field.type === 'text' ? ((value ?? {}) as BilingualText) : {};
  return {
    is,
    name: path,
    id,
    label: field.key === 'licence_ok' ? t('contribute:licence') : t(labelKey(kind, path)),
    needed: isNeeded(field),
    hint,
    guidance: guidance?.good ? guidance : null,
    error: problem ? problemText(problem, t) : '',
    describedBy: [hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(' '),
    columns: field.type === 'text' ? textColumns(field, path, text, context, problem, isNeeded(field)) : [],
    glossary: field.type === 'text' ? context.glossary(text) : [],
    options:
      field.type === 'boolean'
        ? yesNo(field, path, chosen, t)
        : field.type === 'code' || field.type === 'codes'
          ? optionsOf(field, path, chosen, context)
          : [],
    value: plainValue(field, path, value, context),
    date: field.type === 'date' ? dateView(path, value, context) : null,
    rows: rowsOf(field, path, value, context),
    addLabel: field.type === 'group' && !isFiles(field.key) ? t(`contribute:add.${field.key}`) : '',
  };
}

function yesNo(field: AnyField, path: string, chosen: readonly string[], t: Translate): FieldView['options'] {
  const agreement = agreements[field.key];
  const answers = agreement === undefined ? (['yes', 'no'] as const) : (['yes'] as const);
  return answers.map((answer, index) => ({
    value: answer,
    label: t(agreement ?? `record:${answer}`),
    checked: chosen.includes(answer),
    id: index === 0 ? idOf(path) : `${idOf(path)}-${index}`,
  }));
}

function hintOf(field: AnyField, hint: string, t: Translate): string {
  const most =
    field.type === 'codes' && field.max !== undefined
      ? t('contribute:choose-most', { count: field.max })
      : '';
  const address = field.type === 'link' && hint === '' ? t('contribute:link-hint') : '';
  return [hint, most, address].filter(Boolean).join(' ');
}

/** In which languages texts are written, the reader's own first. */
export const columnLanguages = (writes: 'ar' | 'en' | 'both', locale: Locale): Locale[] =>
  writes === 'both' ? [locale, otherLocale(locale)] : [writes];
