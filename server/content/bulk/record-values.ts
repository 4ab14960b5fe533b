import { contentLanguages, type BilingualText, type ContentLanguage } from '../../language/index.ts';
import { canonicalValues } from '../canonical.ts';
import { fieldsOf, filesKey, type ContentKind, type Field, type RowField } from '../fields/index.ts';
import type { createValuesCheck } from '../fields/validation.ts';
import type { WritingLanguages } from '../writing/working-record.ts';
import type { BulkFinding } from './bulk-plan.ts';

type Values = Readonly<Record<string, unknown>>;
type Said = Pick<BulkFinding, 'is' | 'path' | 'code' | 'values'>;

/** What of a record's values a draft may hold, and what there is to say of the rest. */
export interface TakenValues {
  values: Values;
  said: Said[];
  /** How many mandatory answers are missing. */
  missing: number;
}

/** What the review sets is not the writer's; a file that is only named may be somebody else's. */
function withoutForeign(kind: ContentKind, values: Values): { own: Values; said: Said[] } {
  const set = new Set(
    fieldsOf(kind)
      .filter(({ level }) => level === 'automatic')
      .map(({ key }) => key),
  );
  const said: Said[] = [];
  const own = Object.entries(values).filter(([key]) => {
    const code = set.has(key) ? 'bulk.reviewed' : key === filesKey(kind) ? 'bulk.files' : undefined;
    if (code) said.push({ is: 'left-out', path: key, code });
    return code === undefined;
  });
  return { own: Object.fromEntries(own), said };
}

/** The values without the fields that cannot be stored: they are named, and asked again in the draft. */
export function takeValues(
  kind: ContentKind,
  given: Values,
  check: ReturnType<typeof createValuesCheck>,
): TakenValues {
  const { own, said } = withoutForeign(kind, given);
  const { broken } = check(kind, own);
  const wrong = new Set(broken.map(({ path }) => path.split('.')[0]));
  const kept = Object.fromEntries(Object.entries(own).filter(([key]) => !wrong.has(key)));
  const values = canonicalValues(kind, kept);
  const { short } = check(kind, values);
  const lacking = short.filter(({ path }) => !wrong.has(path.split('.')[0]));
  return {
    values,
    said: [
      ...said,
      ...broken.map((problem): Said => ({ is: 'left-out', ...problem })),
      ...lacking.map((problem): Said => ({ is: 'missing', ...problem })),
    ],
    missing: short.length,
  };
}

function* textsIn(fields: readonly (Field | RowField)[], values: Values): Generator<BilingualText> {
  for (const field of fields) {
    const value = values[field.key];
    if (value === undefined) continue;
    if (field.type === 'text') yield value as BilingualText;
    if (field.type === 'group')
      for (const row of value as readonly Values[]) yield* textsIn(field.fields, row);
  }
}

/** In which languages a record is written: both where both stand in it, else the one that does. */
export function languagesIn(kind: ContentKind, values: Values, source: ContentLanguage): WritingLanguages {
  const texts = [...textsIn(fieldsOf(kind), values)];
  const [ar, en] = (['ar', 'en'] as const).map((language) => texts.some((text) => Boolean(text[language])));
  if (ar && en) return 'both';
  return en ? 'en' : ar || source !== 'en' ? 'ar' : 'en';
}

/** The language of the original, where a text stands in it; else the first that one stands in. */
export function sourceIn(kind: ContentKind, values: Values, said: ContentLanguage): ContentLanguage {
  const texts = [...textsIn(fieldsOf(kind), values)];
  const has = (language: ContentLanguage): boolean => texts.some((text) => Boolean(text[language]));
  return has(said) ? said : (contentLanguages.find(has) ?? said);
}

/** The values with other records named anew, where `ids` has another name for them. */
export function withLinksNamed(
  fields: readonly (Field | RowField)[],
  values: Values,
  ids: ReadonlyMap<string, string>,
): Values {
  const named = (id: string): string => ids.get(id) ?? id;
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const field = fields.find((one) => one.key === key);
      if (field?.type === 'link') return [key, named(value as string)];
      if (field?.type === 'links') return [key, (value as readonly string[]).map(named)];
      if (field?.type !== 'group') return [key, value];
      const rows = value as readonly Values[];
      return [key, rows.map((row) => withLinksNamed(field.fields, row, ids))];
    }),
  );
}
