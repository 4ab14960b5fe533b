import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.ts';
import {
  contentKinds,
  makeTemplate,
  templateFormats,
  writeCsv,
  writeJsonLines,
  writeXlsx,
  type ContentRecord,
} from '../content/index.ts';
import type { Vocabularies } from '../vocabularies/index.ts';
import { isMade, loadLibraryVocabularies, openLibrary } from './library.ts';
import { formatOf, standardStream, type RecordFormat } from './record-file.ts';
import { reasonOf } from './run-command.ts';
import { exitCodes, isLanguageOrAbsent, WrongUsage, type Terminal } from './terminal.ts';

export interface ExportArguments {
  file: string | undefined;
  /** The kind of record to make an empty form for. */
  template?: string | undefined;
  lang?: string | undefined;
}

/** The command line's words; no file when they make no sense, which `runExport` answers with the usage. */
export function readExportArguments(args: string[]): ExportArguments {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { template: { type: 'string' }, lang: { type: 'string' } },
      allowPositionals: true,
    });
    return {
      file: positionals.length === 1 && isLanguageOrAbsent(values.lang) ? positionals[0] : undefined,
      template: values.template,
      lang: values.lang,
    };
  } catch {
    return { file: undefined };
  }
}

type Chunks = AsyncIterable<string | Buffer>;

async function* once(content: Promise<Buffer>): AsyncGenerator<Buffer> {
  yield await content;
}

/** Writes a file whole or not at all: beside it, and then in its place. */
async function writeWhole(file: string, chunks: Chunks, { text }: Terminal): Promise<void> {
  const draft = `${file}.${process.pid}.part`;
  try {
    await pipeline(Readable.from(chunks), createWriteStream(draft, { flags: 'wx' }));
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new WrongUsage(text('cannotWrite', { file, reason: reasonOf(error) }));
  }
}

/** Writes to standard output; a reader that has seen enough may close it. */
async function writeOut(chunks: Chunks): Promise<void> {
  try {
    await pipeline(Readable.from(chunks), process.stdout, { end: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

function toChunks(
  format: RecordFormat,
  listRecords: () => AsyncIterable<ContentRecord>,
  { locale, fieldLabels: labels }: Terminal,
  vocabularies: Vocabularies,
): Chunks {
  if (format === 'csv') return writeCsv(listRecords, locale, labels);
  if (format === 'xlsx') return once(writeXlsx(listRecords, { locale, labels, vocabularies }));
  return writeJsonLines(listRecords());
}

async function exportTemplate(terminal: Terminal, file: string, wanted: string): Promise<number> {
  const { locale, fieldLabels: labels, text } = terminal;
  const kind = contentKinds.find((one) => one === wanted);
  const format = templateFormats.find((one) => one === formatOf(file));
  if (!kind || !format) throw new WrongUsage(text('exportUsage'));
  const vocabularies = loadLibraryVocabularies();
  await writeWhole(file, once(makeTemplate(kind, format, { locale, labels, vocabularies })), terminal);
  console.error(text('templateWritten', { file }));
  return exitCodes.done;
}

async function exportLibrary(terminal: Terminal, file: string, format: RecordFormat): Promise<number> {
  const { text } = terminal;
  const config = loadConfig();
  if (!isMade(config)) {
    console.error(text('noLibrary', { file: config.dataDir }));
    return exitCodes.refused;
  }
  const library = await openLibrary(config);
  let count = 0;
  const listRecords = async function* (): AsyncGenerator<ContentRecord> {
    count = 0;
    for await (const record of library.content.exportAll()) {
      count++;
      yield record;
    }
  };
  try {
    const chunks = toChunks(format, listRecords, terminal, loadLibraryVocabularies());
    if (file === standardStream) await writeOut(chunks);
    else await writeWhole(file, chunks, terminal);
  } finally {
    await library.close();
  }
  console.error(text('exported', { count, file }));
  return exitCodes.done;
}

/** Writes all records, or an empty form. Answers the exit code; rejects with what can be said in a sentence. */
export async function runExport(terminal: Terminal, given: ExportArguments): Promise<number> {
  const { file, template } = given;
  if (file === undefined) throw new WrongUsage(terminal.text('exportUsage'));
  const format = formatOf(file);
  if (!format) throw new WrongUsage(terminal.text('unknownEnding', { file }));
  return template === undefined
    ? exportLibrary(terminal, file, format)
    : exportTemplate(terminal, file, template);
}
