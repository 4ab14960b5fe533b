import { contentLanguages, type BilingualText } from '../../../language/index.ts';
import type { Point } from '../../fields/index.ts';
import type { FlatRecord } from '../source-entry.ts';
import { guardCell, unguardCell } from './cell-guard.ts';
import type { Choices } from './choices.ts';
import { columnKey, type TextPart } from './columns.ts';
import { allTableFields, type CellField, type TableField } from './table-fields.ts';
import { readDate, readNumber } from './written-values.ts';

/** What stands in a cell that is written: numbers stay numbers, all else is a guarded text. */
export type Cell = string | number;
/** What may stand in a cell that is read; spreadsheets have their own dates. */
export type ReadCell = string | number | boolean | Date;

const listMark = '; ';
const writtenListMarks = /[;؛|\n]/;

function writeValue({ type }: CellField, value: unknown): Cell {
  switch (type) {
    case 'number':
      return value as number;
    case 'boolean':
      return value ? 'yes' : 'no';
    case 'codes':
    case 'links':
      return guardCell((value as string[]).join(listMark));
    case 'point': {
      const { latitude, longitude } = value as Point;
      return guardCell(`${latitude}, ${longitude}`);
    }
    default:
      return guardCell(value as string);
  }
}

function* cellsOfValue(tableField: TableField, value: unknown, row?: number): Generator<[string, Cell]> {
  if (tableField.field.type !== 'text') {
    yield [columnKey(tableField, row), writeValue(tableField.field, value)];
    return;
  }
  const text = value as BilingualText;
  for (const language of contentLanguages) {
    const state = text.state?.[language];
    if (text[language]) yield [columnKey(tableField, row, language), guardCell(text[language])];
    if (state) yield [columnKey(tableField, row, `state.${language}`), state];
  }
}

/** The cells of a record by the keys of their columns; empty ones are left out. */
export function* cellsOf(flat: FlatRecord): Generator<[string, Cell]> {
  for (const tableField of allTableFields) {
    const { field, group } = tableField;
    const value = flat[group?.key ?? field.key];
    if (value === undefined) continue;
    if (!group) {
      yield* cellsOfValue(tableField, value);
      continue;
    }
    for (const [index, row] of (value as FlatRecord[]).entries()) {
      if (row[field.key] !== undefined) yield* cellsOfValue(tableField, row[field.key], index + 1);
    }
  }
}

/** A cell as a text; a spreadsheet's date is a day. */
const toText = (cell: ReadCell): string =>
  cell instanceof Date ? (Number.isNaN(cell.getTime()) ? '' : cell.toISOString()) : unguardCell(String(cell));

const splitList = (text: string): string[] =>
  text
    .split(writtenListMarks)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function readPoint(text: string): unknown {
  const [latitude, longitude, more] = text.split(/[,،;؛]\s*/).map(readNumber);
  return latitude === undefined || longitude === undefined || more !== undefined
    ? text
    : { latitude, longitude };
}

/** The value of a cell; what cannot be read stays a text, for the record's check to name. */
export function readValue(field: CellField, cell: ReadCell, part: TextPart | undefined, choices: Choices) {
  const text = toText(cell);
  switch (field.type) {
    case 'text':
      return part?.startsWith('state.') ? choices.code('translation-states', text.trim()) : text;
    case 'number':
      return typeof cell === 'number' ? cell : (readNumber(text) ?? text);
    case 'date':
      return cell instanceof Date ? text.slice(0, 10) : readDate(text);
    case 'code':
      return choices.code(field.vocabulary, text.trim());
    case 'codes':
      return splitList(text).map((entry) => choices.code(field.vocabulary, entry));
    case 'links':
      return splitList(text);
    case 'boolean':
      return typeof cell === 'boolean' ? cell : choices.truth(text.trim());
    case 'point':
      return readPoint(text.trim());
    case 'language':
      return choices.language(text.trim());
    case 'link':
    case 'file':
    case 'plain':
      return text.trim();
  }
}
