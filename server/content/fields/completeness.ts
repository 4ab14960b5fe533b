import type { Problem } from '../../errors.ts';
import { contentLanguages, type BilingualText } from '../../language/index.ts';
import { fieldsOf, type ContentKind, type Field, type RowField } from './index.ts';
import { isPhotographName } from './media.ts';

type Values = Readonly<Record<string, unknown>>;
export type CompletenessLevel = 'mandatory' | 'verified';

/** Governorate and country answer one question, "where": either of them is enough. */
const placeKeys: readonly string[] = ['governorate', 'country'];

const isBlankText = (text: BilingualText): boolean =>
  contentLanguages.every((language) => !text[language]?.trim());

const isConsent = (field: Field | RowField): boolean =>
  'level' in field ? field.level === 'mandatory' : field.requiredOf === 'photographs';

/** Whether a field of the right form says nothing. A "no" to a mandatory consent is no consent. */
function isBlank(field: Field | RowField, value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (field.type === 'text') return isBlankText(value);
  if (Array.isArray(value)) return value.length === 0;
  if (field.type === 'boolean' && isConsent(field)) return value === false;
  return false;
}

const isAsked = (field: Field, level: CompletenessLevel): boolean =>
  field.level === 'mandatory' || (level === 'verified' && field.level === 'verified');

const isNeeded = ({ required, requiredOf }: RowField, row: Values): boolean =>
  required === true || (requiredOf === 'photographs' && isPhotographName(row['name']));

const listMissingInRows = (field: Field, value: unknown): Problem[] =>
  field.type !== 'group' || value === undefined
    ? []
    : (value as readonly Values[]).flatMap((row, index) =>
        field.fields
          .filter((part) => isNeeded(part, row) && isBlank(part, row[part.key]))
          .map((part) => ({ path: `${field.key}.${index}.${part.key}`, code: 'value.missing' })),
      );

/**
 * What `values` lack for `level`: a mandatory field to be a quick record, a verified one to be called verified.
 * Rows lack what each row needs at every level.
 * @param values of the right form, as `valuesSchema` lets pass.
 */
export function listMissing(kind: ContentKind, values: Values, level: CompletenessLevel): Problem[] {
  const fields = fieldsOf(kind);
  const missing = fields
    .filter((field) => !placeKeys.includes(field.key) && isAsked(field, level))
    .filter((field) => isBlank(field, values[field.key]))
    .map(({ key }): Problem => ({ path: key, code: 'value.missing' }));
  const places = fields.filter(({ key }) => placeKeys.includes(key));
  if (places.every((field) => isBlank(field, values[field.key]))) {
    missing.push({ path: 'governorate', code: 'place.missing' });
  }
  return [...missing, ...fields.flatMap((field) => listMissingInRows(field, values[field.key]))];
}
