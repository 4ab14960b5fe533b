import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import {
  Choices,
  createHeadingReader,
  readCsv,
  readJsonLines,
  readXlsx,
  type FieldLabels,
  type SourceEntry,
  type TableReading,
} from '../content/index.ts';
import type { Vocabularies } from '../vocabularies/index.ts';

export type RecordFormat = 'jsonl' | 'csv' | 'xlsx';

const formats: Record<string, RecordFormat> = {
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.xlsx': 'xlsx',
};

/** Standard input or output, as JSON Lines. */
export const standardStream = '-';

/** The format of `file` by its ending; undefined for one that is not known. */
export const formatOf = (file: string): RecordFormat | undefined =>
  file === standardStream ? 'jsonl' : formats[extname(file).toLowerCase()];

/** A workbook is read in memory; a larger one is to be brought as CSV or JSON Lines. */
const largestWorkbook = 64 * 1024 * 1024;

async function* readWorkbook(
  bytes: AsyncIterable<Uint8Array>,
  reading: TableReading,
): AsyncGenerator<SourceEntry> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > largestWorkbook) {
      yield { line: 1, problems: [{ path: '', code: 'sheet.tooLarge', values: { limit: largestWorkbook } }] };
      return;
    }
  }
  yield* readXlsx(Buffer.concat(chunks), reading);
}

async function* readFormat(
  bytes: AsyncIterable<Uint8Array>,
  format: RecordFormat,
  labels: FieldLabels,
  vocabularies: Vocabularies,
): AsyncGenerator<SourceEntry> {
  if (format === 'jsonl') {
    yield* readJsonLines(bytes);
    return;
  }
  const reading = { readHeading: createHeadingReader(labels), choices: new Choices(vocabularies, labels) };
  yield* format === 'csv' ? readCsv(bytes, reading) : readWorkbook(bytes, reading);
}

/** The entries of `file`, read as they are asked for. */
export function readRecordFile(
  file: string,
  format: RecordFormat,
  labels: FieldLabels,
  vocabularies: Vocabularies,
): AsyncGenerator<SourceEntry> {
  const bytes: AsyncIterable<Uint8Array> =
    file === standardStream ? process.stdin : createReadStream(file, { highWaterMark: 1024 * 1024 });
  return readFormat(bytes, format, labels, vocabularies);
}
