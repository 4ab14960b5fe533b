import { z } from 'zod';
import {
  contentKinds,
  fieldsOf,
  titleOf,
  valuesSchema,
  type ContentKind,
  type ContentRecord,
  type Field,
  type RowField,
} from '../../content/index.ts';
import { contentLanguages, languagesOf, locales, type BilingualText } from '../../language/index.ts';
import type { Vocabularies } from '../../vocabularies/index.ts';
import { paths } from '../paths.ts';
import { fileSchema, type FileAnswer } from './file-answer.ts';

const urlSchema = z.object({
  ar: z.string().meta({ format: 'uri' }),
  en: z.string().meta({ format: 'uri' }),
});
const instant = z.string().meta({ format: 'date-time' });
const titleSchema = z.object({
  ar: z.string().optional(),
  en: z.string().optional(),
  ku: z.string().optional(),
});

const linkSchema = z.object({
  externalId: z.string(),
  kind: z.enum([...contentKinds, 'programme', 'workshop', 'call']),
  title: titleSchema,
  url: urlSchema,
});
export type RecordLink = z.infer<typeof linkSchema>;

const isPublic = (field: Field): boolean => field.readers !== 'reviewers';

/** The values that everyone may see, by the declarations. */
function publicValuesSchema(kind: ContentKind, vocabularies: Vocabularies) {
  const hidden = fieldsOf(kind).filter((field) => !isPublic(field));
  return valuesSchema(kind, vocabularies).omit(
    Object.fromEntries(hidden.map(({ key }) => [key, true as const])),
  );
}

const envelope = {
  id: z.number().int(),
  externalId: z.string(),
  url: urlSchema,
  status: z.enum(['published', 'update-due']),
  sample: z.boolean(),
  sourceLang: z.enum(contentLanguages),
  languages: z.array(z.enum(contentLanguages)),
  revision: z.number().int(),
  createdAt: instant,
  updatedAt: instant,
  publishedAt: instant,
  links: z.array(linkSchema),
  files: z.array(fileSchema),
};

export function recordAnswerSchema(vocabularies: Vocabularies) {
  const of = <K extends ContentKind>(kind: K) =>
    z.object({ kind: z.literal(kind), ...envelope, values: publicValuesSchema(kind, vocabularies) });
  return z.discriminatedUnion('kind', [of('practice'), of('lesson')]);
}
export type RecordAnswer = z.infer<ReturnType<typeof recordAnswerSchema>>;

type AnyField = Field | RowField;
type Values = Readonly<Record<string, unknown>>;

/** Every external id that a record's links name, each once. */
export function namedIds(record: ContentRecord): string[] {
  const inFields = (fields: readonly AnyField[], values: Values): string[] =>
    fields.flatMap((field) => {
      const value = values[field.key];
      if (value === undefined) return [];
      if (field.type === 'link') return [value as string];
      if (field.type === 'links') return value as string[];
      return field.type === 'group' ? (value as Values[]).flatMap((row) => inFields(field.fields, row)) : [];
    });
  return [...new Set(inFields(fieldsOf(record.kind), record.values))];
}

/** `values` without links to what readers cannot see. */
function withVisibleLinks(
  fields: readonly AnyField[],
  values: Values,
  isVisible: (id: string) => boolean,
): Values {
  const kept = fields.flatMap((field): [string, unknown][] => {
    const value = values[field.key];
    if (value === undefined || (field.type === 'link' && !isVisible(value as string))) return [];
    if (field.type === 'links') return [[field.key, (value as string[]).filter(isVisible)]];
    if (field.type !== 'group') return [[field.key, value]];
    return [[field.key, (value as Values[]).map((row) => withVisibleLinks(field.fields, row, isVisible))]];
  });
  return Object.fromEntries(kept);
}

const inBoth = (origin: string, path: (locale: 'ar' | 'en') => string) =>
  Object.fromEntries(locales.map((locale) => [locale, origin + path(locale)])) as z.infer<typeof urlSchema>;

export const plainTitle = ({ ar, en, ku }: BilingualText): z.infer<typeof titleSchema> => ({
  ...(ar && { ar }),
  ...(en && { en }),
  ...(ku && { ku }),
});

/** A link's target as the answer names it. */
export const toRecordLink = (
  { externalId, kind, title }: { externalId: string; kind: RecordLink['kind']; title: BilingualText },
  origin: string,
  path: (locale: 'ar' | 'en') => string,
): RecordLink => ({ externalId, kind, title: plainTitle(title), url: inBoth(origin, path) });

/** A published record with every field that everyone may see. @param about those of its links that readers may follow, and its files */
export function toRecordAnswer(
  record: ContentRecord,
  { links, files }: { links: readonly RecordLink[]; files: readonly FileAnswer[] },
  origin: string,
): RecordAnswer {
  const visible = new Set(links.map(({ externalId }) => externalId));
  const fields = fieldsOf(record.kind).filter(isPublic);
  const values = withVisibleLinks(fields, record.values, (one) => visible.has(one));
  const { id, externalId, kind, status, sample, sourceLang, revision, createdAt, updatedAt, publishedAt } =
    record;
  return {
    id,
    externalId,
    kind,
    url: inBoth(origin, (locale) => paths.record(locale, kind, id)),
    status: status as RecordAnswer['status'],
    sample,
    sourceLang,
    languages: languagesOf(titleOf(record)),
    revision,
    createdAt,
    updatedAt,
    publishedAt: publishedAt ?? updatedAt,
    links: [...links],
    files: [...files],
    values: values as RecordAnswer['values'],
  };
}
