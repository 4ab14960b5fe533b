import { contentLanguages, type ContentLanguage } from '../../../language/index.ts';
import type { ContentKind } from '../../fields/index.ts';
import { tableFieldsOf, type TableField } from './table-fields.ts';

/** What of a text a column holds: the text in one language, or the state of that translation. */
export type TextPart = ContentLanguage | `state.${ContentLanguage}`;

/** One column of a table. */
export interface Column {
  /** "cost", "title.ar", "title.state.en", "results.2.indicator.ar" (rows from 1). */
  key: string;
  tableField: TableField;
  row?: number;
  part?: TextPart;
}

export const textParts: readonly TextPart[] = [
  ...contentLanguages,
  ...contentLanguages.map((language) => `state.${language}` as const),
];

export const columnKey = ({ field, group }: TableField, row?: number, part?: TextPart): string =>
  [group?.key, row, field.key, part].filter((step) => step !== undefined).join('.');

const columnsOf = (tableField: TableField, row?: number): Column[] => {
  const parts = tableField.field.type === 'text' ? textParts : [undefined];
  return parts.map((part) => ({
    key: columnKey(tableField, row, part),
    tableField,
    ...(row !== undefined && { row }),
    ...(part !== undefined && { part }),
  }));
};

/**
 * Every possible column of `kinds`, in order; a group's rows follow each other.
 * @param rowsOf how many rows a group has, by its key.
 */
export function listColumns(kinds: readonly ContentKind[], rowsOf: (group: string) => number): Column[] {
  const tableFields = tableFieldsOf(kinds);
  const done = new Set<string>();
  return tableFields.flatMap((tableField) => {
    const group = tableField.group?.key;
    if (group === undefined) return columnsOf(tableField);
    if (done.has(group)) return [];
    done.add(group);
    const inRow = tableFields.filter((other) => other.group?.key === group);
    return Array.from({ length: rowsOf(group) }, (_, index) =>
      inRow.flatMap((part) => columnsOf(part, index + 1)),
    ).flat();
  });
}

/** Whether a column stands in every table: texts in the two main languages, and all that is no text. */
export const isUsual = ({ part }: Column): boolean => part === undefined || part === 'ar' || part === 'en';
