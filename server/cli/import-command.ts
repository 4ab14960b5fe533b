import { accessSync, constants, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadConfig, type Config } from '../config.ts';
import {
  createRecordCheck,
  importRecords,
  isShortcoming,
  type Finding,
  type ImportSummary,
} from '../content/index.ts';
import { FindingsReport } from './findings-report.ts';
import { isMade, loadLibraryVocabularies, openLibrary } from './library.ts';
import { formatOf, readRecordFile, standardStream, type RecordFormat } from './record-file.ts';
import { reasonOf } from './run-command.ts';
import { countOnly, storeInto, tryInto } from './storing.ts';
import { exitCodes, isLanguageOrAbsent, WrongUsage, type Terminal } from './terminal.ts';

/** Records between two lines of progress. */
const progressStep = 5000;

export interface ImportArguments {
  file: string | undefined;
  dryRun: boolean;
  acceptIncomplete: boolean;
  report?: string | undefined;
  lang?: string | undefined;
}

/** The command line's words; no file when they make no sense, which `runImport` answers with the usage. */
export function readImportArguments(args: string[]): ImportArguments {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: {
        'dry-run': { type: 'boolean', default: false },
        'accept-incomplete': { type: 'boolean', default: false },
        report: { type: 'string' },
        lang: { type: 'string' },
      },
      allowPositionals: true,
    });
    return {
      file: positionals.length === 1 && isLanguageOrAbsent(values.lang) ? positionals[0] : undefined,
      dryRun: values['dry-run'],
      acceptIncomplete: values['accept-incomplete'],
      report: values.report,
      lang: values.lang,
    };
  } catch {
    return { file: undefined, dryRun: false, acceptIncomplete: false };
  }
}

interface ImportTask extends ImportArguments {
  file: string;
  format: RecordFormat;
  config: Config;
}

function checkReadable(file: string, { text }: Terminal): void {
  if (file === standardStream) return;
  try {
    accessSync(file, constants.R_OK);
    if (statSync(file).isDirectory()) throw new Error('EISDIR: is a directory');
  } catch (error) {
    throw new WrongUsage(text('cannotRead', { file, reason: reasonOf(error) }));
  }
}

function toTask(terminal: Terminal, given: ImportArguments): ImportTask {
  const { file } = given;
  if (file === undefined) throw new WrongUsage(terminal.text('importUsage'));
  const format = formatOf(file);
  if (!format) throw new WrongUsage(terminal.text('unknownEnding', { file }));
  checkReadable(file, terminal);
  return { ...given, file, format, config: loadConfig() };
}

function openReport(terminal: Terminal, file: string | undefined): FindingsReport {
  try {
    return new FindingsReport(terminal, file);
  } catch (error) {
    throw new WrongUsage(terminal.text('cannotWrite', { file, reason: reasonOf(error) }));
  }
}

/** Opens where the records go. A dry run makes no library: where there is none, every record would be new. */
async function openStore({ config, dryRun }: ImportTask) {
  if (dryRun && !isMade(config)) return { store: countOnly, close: () => Promise.resolve() };
  const library = await openLibrary(config);
  return { store: dryRun ? tryInto(library) : storeInto(library), close: library.close };
}

/** Says on a terminal how far the import is, every few thousand records. */
function createProgress({ text }: Terminal, key: 'progress' | 'progressDry') {
  let said = 0;
  return ({ created, updated, unchanged }: Readonly<ImportSummary>): void => {
    const count = created + updated + unchanged;
    if (!process.stderr.isTTY || count - said < progressStep) return;
    said = count;
    console.error(text(key, { count }));
  };
}

/** Imports a file and says what became of it. Answers the exit code; rejects with what can be said in a sentence. */
export async function runImport(terminal: Terminal, given: ImportArguments): Promise<number> {
  const { text, fieldLabels } = terminal;
  const task = toTask(terminal, given);
  const report = openReport(terminal, task.report);
  // The first Ctrl-C ends the import in good order; a second one ends the process.
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const { store, close } = await openStore(task);
  const vocabularies = loadLibraryVocabularies();
  const progress = createProgress(terminal, task.dryRun ? 'progressDry' : 'progress');
  let stored: Readonly<ImportSummary> = { created: 0, updated: 0, unchanged: 0, refused: 0, warnings: 0 };
  const hints = { couldBeAccepted: false };
  let failure: unknown;
  try {
    stored = await importRecords(readRecordFile(task.file, task.format, fieldLabels, vocabularies), {
      check: createRecordCheck(vocabularies, task),
      store,
      onFinding: (finding: Finding) => {
        hints.couldBeAccepted ||= finding.severity === 'error' && isShortcoming(finding);
        report.add(finding);
      },
      onStored: (summary) => {
        stored = { ...summary };
        progress(summary);
      },
      signal: stop.signal,
    });
  } catch (error) {
    failure = error;
  }
  report.close();
  await close();
  if (hints.couldBeAccepted) console.error(text('acceptIncomplete'));
  console.log(text('summary', { ...stored }));
  if (task.dryRun) console.log(text('dryRun'));
  if (failure !== undefined) {
    console.error(text('failed', { reason: reasonOf(failure) }));
    return exitCodes.refused;
  }
  if (stop.signal.aborted) {
    console.error(text('interrupted'));
    return exitCodes.interrupted;
  }
  return stored.refused > 0 ? exitCodes.refused : exitCodes.done;
}
