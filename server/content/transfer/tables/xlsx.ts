import type { Sheet, SheetData } from 'write-excel-file/node';
import type { Locale } from '../../../language/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import type { ContentRecord } from '../../record.ts';
import type { SourceEntry } from '../source-entry.ts';
import { codesSheet } from './codes-sheet.ts';
import type { Cell } from './cells.ts';
import type { Column } from './columns.ts';
import { headingOf, type FieldLabels } from './headings.ts';
import { readRows, type Row, type TableReading } from './read-rows.ts';
import { findColumns, toRow } from './table-shape.ts';
import { TableTooLarge } from './table-too-large.ts';
import { escapeXlsx } from './xlsx-escape.ts';
import { withoutTimes } from './zip-times.ts';

/** A sheet is made and read in memory; beyond this CSV and JSON Lines serve better. */
export const mostSheetRows = 20_000;
const mostColumns = 16_384;
const longestCell = 32_767;

interface Wording {
  locale: Locale;
  labels: FieldLabels;
  vocabularies: Vocabularies;
}

function toSheetCell(cell: Cell | undefined) {
  if (cell === undefined) return null;
  if (typeof cell === 'number') return { value: cell, type: Number };
  const value = escapeXlsx(cell);
  if (value.length > longestCell) throw new TableTooLarge('cell', longestCell);
  return { value, type: String };
}

const columnWidth = ({ part }: Column): number => (part === 'ar' || part === 'en' ? 40 : 18);

/** A workbook: the table, and what the codes in it mean. */
export async function makeWorkbook(
  columns: readonly Column[],
  rows: readonly (readonly (Cell | undefined)[])[],
  { locale, labels, vocabularies }: Wording,
): Promise<Buffer> {
  if (columns.length > mostColumns) throw new TableTooLarge('columns', mostColumns);
  const rightToLeft = locale === 'ar';
  const headings = columns.map((column) => ({
    value: headingOf(column, locale, labels),
    type: String,
    fontWeight: 'bold' as const,
    wrap: true,
  }));
  const sheets: Sheet<Buffer>[] = [
    {
      sheet: labels(locale, 'tables.records'),
      data: [headings, ...rows.map((row) => row.map(toSheetCell))] as SheetData,
      columns: columns.map((column) => ({ width: columnWidth(column) })),
      stickyRowsCount: 1,
      rightToLeft,
    },
    {
      sheet: labels(locale, 'tables.codes'),
      data: codesSheet(columns, { locale, labels, vocabularies }),
      columns: [{ width: 36 }, { width: 24 }, { width: 44 }, { width: 44 }],
      stickyRowsCount: 1,
      rightToLeft,
    },
  ];
  const { default: writeExcelFile } = await import('write-excel-file/node');
  return withoutTimes(await writeExcelFile(sheets).toBuffer());
}

/**
 * All records as a workbook with headings in `locale`. Rejects with TableTooLarge when a sheet cannot hold them.
 * @param listRecords called twice: to find the columns, and to write the rows.
 */
export async function writeXlsx(
  listRecords: () => AsyncIterable<ContentRecord>,
  wording: Wording,
): Promise<Buffer> {
  const columns = await findColumns(listRecords());
  const rows: (Cell | undefined)[][] = [];
  for await (const record of listRecords()) {
    rows.push(toRow(record, columns));
    if (rows.length > mostSheetRows) throw new TableTooLarge('rows', mostSheetRows);
  }
  return makeWorkbook(columns, rows, wording);
}

async function* sheetRows(bytes: Buffer): AsyncGenerator<Row> {
  let sheet;
  try {
    const { readSheet } = await import('read-excel-file/node');
    sheet = await readSheet(bytes, { trim: false });
  } catch {
    yield { line: 1, cells: [], problems: [{ path: '', code: 'sheet.unreadable' }] };
    return;
  }
  for (const [index, cells] of sheet.entries()) yield { line: index + 1, cells: cells as Row['cells'] };
}

/** Reads the first sheet of a workbook. */
export const readXlsx = (bytes: Buffer, reading: TableReading): AsyncGenerator<SourceEntry> =>
  readRows(sheetRows(bytes), reading);
