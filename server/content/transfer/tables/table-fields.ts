import type { VocabularyName } from '../../../vocabularies/index.ts';
import {
  contentKinds,
  fieldsOf,
  type ContentKind,
  type Field,
  type GroupField,
  type RowField,
} from '../../fields/index.ts';
import { envelopeKeys, type EnvelopeKey } from '../flat-record.ts';

/** The envelope's columns: texts without a language beside the types of declared fields. */
type EnvelopeField = { key: EnvelopeKey } & (
  { type: 'plain' | 'language' | 'boolean' } | { type: 'code'; vocabulary: VocabularyName }
);

const envelopeTypes: Record<EnvelopeKey, EnvelopeField> = {
  externalId: { key: 'externalId', type: 'plain' },
  kind: { key: 'kind', type: 'code', vocabulary: 'kinds' },
  status: { key: 'status', type: 'code', vocabulary: 'record-statuses' },
  sample: { key: 'sample', type: 'boolean' },
  source_lang: { key: 'source_lang', type: 'language' },
  created_at: { key: 'created_at', type: 'plain' },
  updated_at: { key: 'updated_at', type: 'plain' },
  published_at: { key: 'published_at', type: 'plain' },
};

/** A field as tables see it; groups are taken apart into the fields of their rows. */
export type CellField = EnvelopeField | Exclude<Field, GroupField> | RowField;

/** One field that has columns of its own. */
export interface TableField {
  field: CellField;
  /** Key of its label in `fields` of `locales/`. */
  label: string;
  /** The group that it is a row's part of. */
  group?: { key: string; label: string };
}

const envelopeTableFields: readonly TableField[] = envelopeKeys.map((key) => ({
  field: envelopeTypes[key],
  label: `record.${key}`,
}));

const toTableFields = (kind: ContentKind, field: Field): TableField[] =>
  field.type === 'group'
    ? field.fields.map((part) => ({
        field: part,
        label: `rows.${field.key}.${part.key}`,
        group: { key: field.key, label: `${kind}.${field.key}` },
      }))
    : [{ field, label: `${kind}.${field.key}` }];

const identityOf = ({ field, group }: TableField): string => `${group?.key ?? ''}.${field.key}`;

/**
 * The fields of `kinds` in the order of their columns: the envelope, then each kind's. A field that two kinds
 * share (sector, governorate …) has the same columns for both.
 */
export function tableFieldsOf(kinds: readonly ContentKind[]): TableField[] {
  const all = [
    ...envelopeTableFields,
    ...kinds.flatMap((kind) => fieldsOf(kind).flatMap((field) => toTableFields(kind, field))),
  ];
  const first = new Map<string, TableField>();
  for (const field of all) if (!first.has(identityOf(field))) first.set(identityOf(field), field);
  return [...first.values()];
}

export const allTableFields: readonly TableField[] = tableFieldsOf(contentKinds);
