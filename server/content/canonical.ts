import { contentLanguages, type BilingualText } from '../language/index.ts';
import { fieldsOf, type ContentKind, type Field, type RowField } from './fields/index.ts';

type Values = Readonly<Record<string, unknown>>;
type AnyField = Field | RowField;

function canonicalText(text: BilingualText): BilingualText | undefined {
  const written = contentLanguages.filter((language) => text[language]);
  if (written.length === 0) return undefined;
  const result: BilingualText = {};
  for (const language of written) result[language] = text[language]!;
  const marked = contentLanguages.filter((language) => text.state?.[language]);
  if (marked.length > 0) {
    result.state = Object.fromEntries(marked.map((language) => [language, text.state![language]]));
  }
  return result;
}

function canonicalRow(fields: readonly AnyField[], values: Values): Values {
  const result: Record<string, unknown> = {};
  for (const field of fields) {
    const value = canonicalValue(field, values[field.key]);
    if (value !== undefined) result[field.key] = value;
  }
  return result;
}

function canonicalRows(fields: readonly AnyField[], rows: readonly Values[]): Values[] | undefined {
  const kept = rows.map((row) => canonicalRow(fields, row)).filter((row) => Object.keys(row).length > 0);
  return kept.length > 0 ? kept : undefined;
}

function canonicalValue(field: AnyField, value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  switch (field.type) {
    case 'text':
      return canonicalText(value);
    case 'group':
      return canonicalRows(field.fields, value as readonly Values[]);
    case 'codes':
    case 'links':
      return (value as readonly string[]).length > 0 ? value : undefined;
    case 'point': {
      const { latitude, longitude } = value as { latitude: number; longitude: number };
      return { latitude, longitude };
    }
    default:
      return value;
  }
}

/**
 * `values` with their keys in the order of the declaration and nothing empty, so that equal values have one
 * spelling as JSON: what is stored, compared and exported.
 */
export const canonicalValues = (kind: ContentKind, values: object): Values =>
  canonicalRow(fieldsOf(kind), values as Values);
