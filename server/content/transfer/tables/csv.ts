import { stringify } from 'csv-stringify/sync';
import type { Locale } from '../../../language/index.ts';
import type { ContentRecord } from '../../record.ts';
import type { SourceEntry } from '../source-entry.ts';
import { readTextLines } from '../text-lines.ts';
import type { Cell } from './cells.ts';
import type { Column } from './columns.ts';
import { readCsvRows } from './csv-rows.ts';
import { headingOf, type FieldLabels } from './headings.ts';
import { readRows, type TableReading } from './read-rows.ts';
import { findColumns, toRow } from './table-shape.ts';

/** Spreadsheets take a file without it for the Windows code page. */
const byteOrderMark = '\ufeff';

const toCsvLine = (cells: readonly (Cell | undefined)[]): string =>
  stringify([cells as unknown[]], { record_delimiter: 'windows', quoted_match: /^\s|[\r\n]|\s$/ });

/** Reads a CSV table: UTF-8, with comma, semicolon or tab. */
export const readCsv = (
  bytes: AsyncIterable<Uint8Array>,
  reading: TableReading,
): AsyncGenerator<SourceEntry> => readRows(readCsvRows(readTextLines(bytes)), reading);

/** The first line of a CSV table. */
export const csvHeadings = (columns: readonly Column[], locale: Locale, labels: FieldLabels): string =>
  byteOrderMark + toCsvLine(columns.map((column) => headingOf(column, locale, labels)));

/**
 * Writes a CSV table, one row a record, with headings in `locale`.
 * @param listRecords called twice: to find the columns, and to write the rows.
 */
export async function* writeCsv(
  listRecords: () => AsyncIterable<ContentRecord>,
  locale: Locale,
  labels: FieldLabels,
): AsyncGenerator<string> {
  const columns = await findColumns(listRecords());
  yield csvHeadings(columns, locale, labels);
  for await (const record of listRecords()) yield toCsvLine(toRow(record, columns));
}
