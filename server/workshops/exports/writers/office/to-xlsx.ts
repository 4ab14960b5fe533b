import writeExcelFile, { type Sheet, type SheetData } from 'write-excel-file/node';
import { escapeXlsx, guardCell } from '../../../../content/index.ts';
import type { WorkbookSheet } from '../../pack-document.ts';

function toCell(value: string | number | null) {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { value, type: Number };
  return { value: escapeXlsx(guardCell(value)), type: String, wrap: true, alignVertical: 'top' as const };
}

const toSheet = ({ name, rightToLeft, columns, rows }: WorkbookSheet): Sheet<Buffer> => ({
  sheet: name,
  rightToLeft,
  stickyRowsCount: 1,
  columns: columns.map(({ width }) => ({ width })),
  data: [
    columns.map(({ title }) => ({
      value: escapeXlsx(title),
      type: String,
      fontWeight: 'bold' as const,
      wrap: true,
    })),
    ...rows.map((row) => row.map(toCell)),
  ] as SheetData,
});

/** A workbook; no cell of it is a formula. */
export const toXlsx = (sheets: readonly WorkbookSheet[]): Promise<Buffer> =>
  writeExcelFile(sheets.map(toSheet)).toBuffer();
