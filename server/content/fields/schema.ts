import { z } from 'zod';
import { isExternalId } from '../external-id.ts';
import type { Problem } from '../../errors.ts';
import { contentLanguages, storedTranslationStates } from '../../language/index.ts';
import type { Vocabularies } from '../../vocabularies/index.ts';
import { fieldsOf, type ContentKind, type Field, type RowField } from './index.ts';
import { isPartialDate } from './partial-date.ts';
import { listTextFaults } from './text-faults.ts';

type Fault = Omit<Problem, 'path'>;
type AnyField = Field | RowField;

/** A schema that also refuses what `listFaults` finds; each fault becomes a problem under its own code. */
function refusing<T extends z.ZodType<V>, V>(schema: T, listFaults: (value: V) => readonly Fault[]) {
  return schema.superRefine((value, context) => {
    for (const fault of listFaults(value)) context.addIssue({ code: 'custom', params: fault });
  });
}

const isFileHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
const refuseUnless =
  (isRight: (text: string) => boolean, code: string) =>
  (text: string): Fault[] =>
    isRight(text) ? [] : [{ code }];

function textSchema(limit: number) {
  const inOneLanguage = refusing(z.string(), (text: string) => listTextFaults(text, limit)).meta({
    maxLength: limit,
  });
  const perLanguage = <T extends z.ZodType>(schema: T) =>
    Object.fromEntries(contentLanguages.map((language) => [language, schema.optional()]));
  return z.strictObject({
    ...perLanguage(inOneLanguage),
    state: z.strictObject(perLanguage(z.enum(storedTranslationStates))).optional(),
  });
}

/** A list without doubles. Too long a list is told apart from a wrong entry, so its length is no zod check. */
const listOf = <T extends z.ZodType<string>>(entry: T, max: number | undefined) =>
  refusing(z.array(entry), (entries: string[]) => [
    ...(max !== undefined && entries.length > max
      ? [{ code: 'list.tooLong', values: { limit: max, length: entries.length } }]
      : []),
    ...(new Set(entries).size < entries.length ? [{ code: 'list.twice' }] : []),
  ]).meta({ uniqueItems: true, ...(max !== undefined && { maxItems: max }) });

const linkSchema = refusing(z.string(), refuseUnless(isExternalId, 'externalId.malformed')).meta({
  pattern: '^[A-Za-z0-9._-]{1,80}$',
});

function numberSchema({ whole, min }: { whole?: boolean; min?: number }) {
  const number = whole ? z.number().int() : z.number();
  return min === undefined ? number : number.min(min);
}

function schemaOf(field: AnyField, vocabularies: Vocabularies): z.ZodType {
  switch (field.type) {
    case 'text':
      return textSchema(field.limit);
    case 'number':
      return numberSchema(field);
    case 'date':
      return refusing(z.string(), refuseUnless(isPartialDate, 'date.impossible')).meta({
        pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$',
      });
    case 'code':
      return codeSchema(field.vocabulary, vocabularies);
    case 'codes':
      return listOf(codeSchema(field.vocabulary, vocabularies), field.max);
    case 'boolean':
      return z.boolean();
    case 'point':
      return z.strictObject({
        latitude: z.number().min(-90).max(90),
        longitude: z.number().min(-180).max(180),
      });
    case 'link':
      return linkSchema;
    case 'links':
      return listOf(linkSchema, undefined);
    case 'file':
      return refusing(z.string(), refuseUnless(isFileHash, 'file.malformed')).meta({
        pattern: '^[0-9a-f]{64}$',
      });
    case 'plain':
      return refusing(z.string(), (text: string) => listTextFaults(text, field.limit)).meta({
        maxLength: field.limit,
      });
    case 'group':
      return z.array(objectOf(field.fields, vocabularies));
  }
}

const codeSchema = (name: Parameters<Vocabularies['get']>[0], vocabularies: Vocabularies) =>
  z.enum(vocabularies.get(name).terms.map(({ code }) => code));

const objectOf = (fields: readonly AnyField[], vocabularies: Vocabularies) =>
  z.strictObject(
    Object.fromEntries(fields.map((field) => [field.key, schemaOf(field, vocabularies).optional()])),
  );

/**
 * The schema of a record's values, made from the declarations: every field may be absent (what must be there is
 * `listMissing`'s to say), none may be unknown or of another form. It changes nothing that it lets pass, so it
 * serves as JSON Schema as well.
 */
export const valuesSchema = (kind: ContentKind, vocabularies: Vocabularies) =>
  objectOf(fieldsOf(kind), vocabularies);
