import { locales, type ContentLanguage, type Locale } from '../../../language/index.ts';
import { foldText } from '../../../text/index.ts';
import { columnKey, textParts, type Column, type TextPart } from './columns.ts';
import { allTableFields, type TableField } from './table-fields.ts';

/** The text of a key of `fields` in `locales/`. */
export type FieldLabels = (locale: Locale, key: string) => string;

const languageOf = (part: TextPart): ContentLanguage => part.replace('state.', '') as ContentLanguage;

/** "(Arabic)", "(Arabic, translation state)". */
function partSuffix(part: TextPart, locale: Locale, labels: FieldLabels): string {
  const language = labels(locale, `languages.${languageOf(part)}`);
  if (!part.startsWith('state.')) return ` (${language})`;
  return ` (${language}${locale === 'ar' ? '، ' : ', '}${labels(locale, 'record.translation_state')})`;
}

type Headed = Pick<Column, 'tableField' | 'part'> & { row?: number | string };

/** What stands above a column: "Title (English)", "Results in figures 1: Indicator (Arabic)". */
export function headingOf({ tableField, row, part }: Headed, locale: Locale, labels: FieldLabels): string {
  const { group, label } = tableField;
  const before = group ? `${labels(locale, group.label)} ${row}: ` : '';
  return `${before}${labels(locale, label)}${part ? partSuffix(part, locale, labels) : ''}`;
}

/** A heading is the same with other case, punctuation and spelling of hamza; `#` stands for the row's number. */
const normalise = (heading: string): { name: string; row?: number } => {
  const words = foldText(heading).split(' ');
  const at = words.findIndex((word) => /^\d+$/.test(word));
  if (at < 0) return { name: words.join(' ') };
  return { name: words.with(at, '#').join(' '), row: Number(words[at]) };
};

/** More rows than this a group does not have. */
const mostRows = 1000;

/** Reads headings in either language, or as keys; made once. */
export function createHeadingReader(labels: FieldLabels) {
  const byName = new Map<string, { tableField: TableField; part?: TextPart }>();
  for (const tableField of allTableFields) {
    const row = tableField.group ? 1 : undefined;
    for (const part of tableField.field.type === 'text' ? textParts : [undefined]) {
      const column = { tableField, ...(row && { row }), ...(part && { part }) };
      const spellings = locales.map((locale) => headingOf(column, locale, labels));
      for (const spelling of [columnKey(tableField, row, part), ...spellings]) {
        byName.set(normalise(spelling).name, column);
      }
    }
  }
  /** The column under `heading`; undefined when no field has it. */
  return (heading: string): Column | undefined => {
    const { name, row } = normalise(heading);
    const found = byName.get(name);
    if (!found || (row !== undefined && (row < 1 || row > mostRows))) return undefined;
    const { tableField, part } = found;
    return {
      key: columnKey(tableField, row, part),
      tableField,
      ...(row !== undefined && { row }),
      ...(part && { part }),
    };
  };
}

export type ReadHeading = ReturnType<typeof createHeadingReader>;
