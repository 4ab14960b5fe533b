import type { BilingualText, ContentLanguage } from '../../language/index.ts';
import { fieldsOf, type ContentKind, type Field, type RowField } from '../fields/index.ts';
import { afterEdit } from './translation-states.ts';

type Values = Readonly<Record<string, unknown>>;
type AnyField = Field | RowField;

/** The declared field at "solution" or "components.0.how", and where its value is. */
export function fieldAt(
  kind: ContentKind,
  path: string,
): { field: AnyField; group: string; row: number } | undefined {
  const [key = '', index, part, ...rest] = path.split('.');
  const field = fieldsOf(kind).find((one) => one.key === key);
  if (!field || rest.length > 0) return undefined;
  if (index === undefined) return { field, group: '', row: -1 };
  if (field.type !== 'group' || !/^\d{1,3}$/.test(index)) return undefined;
  const inRow = field.fields.find((one) => one.key === part);
  return inRow && { field: inRow, group: key, row: Number(index) };
}

/** The text at a path; undefined where there is none. */
export function textAt(kind: ContentKind, values: object, path: string): BilingualText | undefined {
  const place = fieldAt(kind, path);
  if (place?.field.type !== 'text') return undefined;
  const holder = place.group
    ? ((values as Values)[place.group] as readonly Values[] | undefined)?.[place.row]
    : (values as Values);
  return holder?.[place.field.key] as BilingualText | undefined;
}

/** `values` with another text at `path`, its translations' states in order; undefined where no text stands there. */
export function withTextAt(
  kind: ContentKind,
  values: object,
  path: string,
  change: (before: BilingualText) => BilingualText,
  source: ContentLanguage,
): Values | undefined {
  const place = fieldAt(kind, path);
  const before = textAt(kind, values, path);
  if (!place || !before) return undefined;
  const { group, row, field } = place;
  const after = afterEdit(before, change(before), source);
  if (!group) return { ...values, [field.key]: after };
  const rows = (values as Values)[group] as readonly Values[];
  return { ...values, [group]: rows.map((one, at) => (at === row ? { ...one, [field.key]: after } : one)) };
}
