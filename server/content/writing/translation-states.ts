import { contentLanguages, type BilingualText, type ContentLanguage } from '../../language/index.ts';
import { fieldsOf, type ContentKind, type Field, type RowField } from '../fields/index.ts';

type Values = Readonly<Record<string, unknown>>;
type AnyField = Field | RowField;

/**
 * A text after an edit, with the states of its translations: a changed source leaves its unchanged twin outdated;
 * a translation that somebody wrote is current again.
 */
export function afterEdit(
  before: BilingualText | undefined,
  after: BilingualText,
  source: ContentLanguage,
): BilingualText {
  const { state: given, ...texts } = after;
  const state: NonNullable<BilingualText['state']> = {};
  const sourceChanged = Boolean(before?.[source]) && before?.[source] !== texts[source];
  for (const language of contentLanguages) {
    if (!texts[language] || language === source) continue;
    const isOwnChange = texts[language] !== before?.[language];
    // A machine's text is new, and says itself what it is.
    const next = isOwnChange
      ? given?.[language] === 'machine' && before?.state?.[language] !== 'machine'
        ? 'machine'
        : undefined
      : sourceChanged
        ? 'outdated'
        : given?.[language];
    if (next) state[language] = next;
  }
  return Object.keys(state).length > 0 ? { ...texts, state } : texts;
}

/** The row that `row` was before: the one it shares a text with, else the one in its place. */
function earlierRow(row: Values, index: number, rows: readonly Values[], count: number): Values | undefined {
  const textsOf = (one: Values): string[] =>
    Object.values(one).flatMap((value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? contentLanguages.flatMap((language) => (value as BilingualText)[language] ?? [])
        : [],
    );
  const texts = new Set(textsOf(row));
  return (
    rows.find((one) => textsOf(one).some((text) => texts.has(text))) ??
    (rows.length === count ? rows[index] : undefined)
  );
}

function fieldAfter(field: AnyField, before: unknown, after: unknown, source: ContentLanguage): unknown {
  if (after === undefined || after === null) return undefined;
  if (field.type === 'text') return afterEdit(before as BilingualText | undefined, after, source);
  if (field.type !== 'group') return after;
  const rows = after as readonly Values[];
  const earlier = (before ?? []) as readonly Values[];
  return rows.map((row, index) =>
    rowAfter(field.fields, earlierRow(row, index, earlier, rows.length) ?? {}, row, source),
  );
}

const rowAfter = (fields: readonly AnyField[], before: Values, after: Values, source: ContentLanguage) =>
  Object.fromEntries(
    fields
      .filter(({ key }) => after[key] !== undefined)
      .map((field) => [field.key, fieldAfter(field, before[field.key], after[field.key], source)]),
  );

/** All values after an edit, each text with the states of its translations. Pure. */
export const valuesAfterEdit = (
  kind: ContentKind,
  before: object,
  after: object,
  source: ContentLanguage,
): Values => rowAfter(fieldsOf(kind), before as Values, after as Values, source);

function withoutTranslations(field: AnyField, value: unknown, source: ContentLanguage): unknown {
  if (field.type === 'text') return (value as BilingualText)[source] ?? null;
  if (field.type !== 'group') return value;
  return (value as readonly Values[]).map((row) => sourceOf(field.fields, row, source));
}

const sourceOf = (fields: readonly AnyField[], values: Values, source: ContentLanguage): Values =>
  Object.fromEntries(
    fields.flatMap((field) =>
      values[field.key] === undefined
        ? []
        : [[field.key, withoutTranslations(field, values[field.key], source)]],
    ),
  );

/** Whether an edit from `before` to `after` touches translations only: all that a translator may do. */
export const isOnlyTranslation = (
  kind: ContentKind,
  before: object,
  after: object,
  source: ContentLanguage,
): boolean =>
  JSON.stringify(sourceOf(fieldsOf(kind), before as Values, source)) ===
  JSON.stringify(sourceOf(fieldsOf(kind), after as Values, source));

/** One translation that is wanted: where, of which source text, in which state. */
export interface WantedTranslation {
  /** "solution", "components.0.how" */
  path: string;
  limit: number;
  text: BilingualText;
  state: 'missing' | 'outdated' | 'machine' | 'in-progress';
}

/** Every text whose twin in `target` is missing, outdated, or a machine's that nobody has read. */
export const listWantedTranslations = (
  kind: ContentKind,
  values: object,
  source: ContentLanguage,
  target: ContentLanguage,
): WantedTranslation[] =>
  listTexts(kind, values, source).flatMap((one): WantedTranslation[] => {
    const stored = one.text.state?.[target];
    if (!one.text[target]) return [{ ...one, state: 'missing' }];
    return stored && stored !== 'machine-checked' ? [{ ...one, state: stored }] : [];
  });

/** A text of the original, and the state of its translation. */
export interface TranslatableText {
  path: string;
  limit: number;
  text: BilingualText;
}

function* textsIn(
  fields: readonly AnyField[],
  values: Values,
  prefix: string,
  source: ContentLanguage,
): Generator<TranslatableText> {
  for (const field of fields) {
    const value = values[field.key];
    if (value === undefined) continue;
    const path = prefix + field.key;
    if (field.type === 'group') {
      for (const [index, row] of (value as readonly Values[]).entries()) {
        yield* textsIn(field.fields, row, `${path}.${index}.`, source);
      }
    } else if (field.type === 'text' && (value as BilingualText)[source]) {
      yield { path, limit: field.limit, text: value as BilingualText };
    }
  }
}

/** Every text that stands in the language of the original, by its path. */
export const listTexts = (kind: ContentKind, values: object, source: ContentLanguage): TranslatableText[] => [
  ...textsIn(fieldsOf(kind), values as Values, '', source),
];
