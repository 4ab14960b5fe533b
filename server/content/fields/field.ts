import type { BilingualText } from '../../language/index.ts';
import type { VocabularyName } from '../../vocabularies/index.ts';

/** mandatory: to submit a quick record · verified: also for "verified" · optional · automatic: set by the library. */
export type Level = 'mandatory' | 'verified' | 'optional' | 'automatic';

/** Which index field of the search document a text goes to. */
export type SearchField = 'title' | 'summary' | 'body';

/** Who sees a field: everyone who may read the record, or only its office and the reviewers. */
export type Readers = 'all' | 'reviewers';

interface Common {
  /** snake_case, the name in records, imports, exports and the API (RECORDS: "key"). */
  readonly key: string;
  readonly level: Level;
  /** Where it stands on the record page and in the forms. */
  readonly section: Section;
  readonly search?: SearchField;
  readonly readers?: Readers;
}

/** The sections of a record, in the order of the page. */
export const sections = [
  'identity', // title, summary, sector, place: the head of the page
  'context',
  'action',
  'results',
  'repeating', // what others need to know and have
  'learned', // success factors, obstacles; for a lesson: cause and advice
  'sustainability',
  'links',
  'attachments',
  'publication', // contact, visibility, source language, review
] as const;
export type Section = (typeof sections)[number];

export interface TextField extends Common {
  readonly type: 'text';
  /** Characters (code points), per language. */
  readonly limit: number;
}
export interface NumberField extends Common {
  readonly type: 'number';
  readonly whole?: boolean;
  readonly min?: number;
}
/** A day, month or year: YYYY, YYYY-MM or YYYY-MM-DD. */
export interface DateField extends Common {
  readonly type: 'date';
}
export interface CodeField extends Common {
  readonly type: 'code';
  readonly vocabulary: VocabularyName;
}
export interface CodesField extends Common {
  readonly type: 'codes';
  readonly vocabulary: VocabularyName;
  readonly max?: number;
}
export interface BooleanField extends Common {
  readonly type: 'boolean';
}
/** WGS 84 latitude and longitude in degrees. */
export interface PointField extends Common {
  readonly type: 'point';
}
/** One record, named by its external id. */
export interface LinkField extends Common {
  readonly type: 'link';
}
export interface LinksField extends Common {
  readonly type: 'links';
}
/** A file by its content hash: SHA-256 in small hexadecimal letters. */
export interface FileField extends Common {
  readonly type: 'file';
}
/** A line that is the same in every language, such as the name of a file; `limit` in characters. */
export interface PlainField extends Common {
  readonly type: 'plain';
  readonly limit: number;
}
/** Rows of sub-fields. */
export interface GroupField extends Common {
  readonly type: 'group';
  readonly fields: readonly RowField[];
}
type InRow<F> = F extends Common
  ? Omit<F, 'level' | 'section' | 'readers'> & {
      readonly required?: boolean;
      /** Required in the rows of these files only. */
      readonly requiredOf?: 'photographs';
    }
  : never;
/** A field inside a group's row: the group says level, section and readers for all of them. */
export type RowField = InRow<
  | TextField
  | PlainField
  | NumberField
  | DateField
  | CodeField
  | CodesField
  | LinkField
  | BooleanField
  | FileField
>;

export type Field =
  | TextField
  | NumberField
  | DateField
  | CodeField
  | CodesField
  | BooleanField
  | PointField
  | LinkField
  | LinksField
  | GroupField;

export interface Point {
  latitude: number;
  longitude: number;
}

/** The value type of a field, inferred from its declaration. */
export type ValueOf<F> = F extends { type: 'text' }
  ? BilingualText
  : F extends { type: 'number' }
    ? number
    : F extends { type: 'date' | 'code' | 'link' | 'file' | 'plain' }
      ? string
      : F extends { type: 'codes' | 'links' }
        ? string[]
        : F extends { type: 'boolean' }
          ? boolean
          : F extends { type: 'point' }
            ? Point
            : F extends { type: 'group'; fields: infer R extends readonly { key: string }[] }
              ? ValuesOf<R>[]
              : never;

/** The values of a list of declarations; every field may be absent. */
export type ValuesOf<Fields extends readonly { key: string }[]> = {
  [F in Fields[number] as F['key']]?: ValueOf<F>;
};
