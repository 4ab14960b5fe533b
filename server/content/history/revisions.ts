import { contentLanguages, type BilingualText, type ContentLanguage } from '../../language/index.ts';
import { canonicalValues } from '../canonical.ts';
import { fieldsOf, type ContentKind, type Field, type RowField } from '../fields/index.ts';
import { compareTexts, type TextPart } from './text-difference.ts';

type Values = Readonly<Record<string, unknown>>;
type AnyField = Field | RowField;

/** One state of a record that is kept. */
export interface Revision {
  number: number;
  sourceLang: ContentLanguage;
  values: object;
  /** ISO 8601 instant. */
  createdAt: string;
  note: string | null;
  authorId: number | null;
}

/** What differs in one field between two revisions. */
export type Difference = { path: string; field: AnyField } & (
  | { is: 'text'; language: ContentLanguage; parts: TextPart[] }
  | { is: 'value'; before: unknown; after: unknown }
);

function* textDifferences(
  field: AnyField,
  path: string,
  before: BilingualText = {},
  after: BilingualText = {},
): Generator<Difference> {
  for (const language of contentLanguages) {
    const [one, other] = [before[language] ?? '', after[language] ?? ''];
    if (one !== other) yield { path, field, is: 'text', language, parts: compareTexts(one, other) };
  }
}

function* differencesIn(
  fields: readonly AnyField[],
  before: Values,
  after: Values,
  prefix: string,
): Generator<Difference> {
  for (const field of fields) {
    const path = prefix + field.key;
    const [one, other] = [before[field.key], after[field.key]];
    if (field.type === 'text') {
      yield* textDifferences(field, path, one as BilingualText, other as BilingualText);
    } else if (field.type === 'group') {
      const [rows, others] = [(one ?? []) as readonly Values[], (other ?? []) as readonly Values[]];
      for (let index = 0; index < Math.max(rows.length, others.length); index++) {
        yield* differencesIn(field.fields, rows[index] ?? {}, others[index] ?? {}, `${path}.${index}.`);
      }
    } else if (JSON.stringify(one) !== JSON.stringify(other)) {
      yield { path, field, is: 'value', before: one, after: other };
    }
  }
}

/** Field by field, language by language, what `after` says otherwise than `before`. Pure. */
export const compareValues = (kind: ContentKind, before: object, after: object): Difference[] => [
  ...differencesIn(fieldsOf(kind), before as Values, after as Values, ''),
];

/** What becomes of the head when an earlier revision is restored: its words, and what the review has set since. */
export function restoredValues(kind: ContentKind, head: object, earlier: object): Values {
  const set = fieldsOf(kind).filter(({ level }) => level === 'automatic');
  const kept = Object.fromEntries(set.map(({ key }) => [key, (head as Values)[key]]));
  return canonicalValues(kind, { ...earlier, ...kept });
}
