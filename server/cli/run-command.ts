import { StorageUnusable } from '../attachments/index.ts';
import { BackupRefused } from '../backups/index.ts';
import { configurationExitCode, InvalidConfiguration } from '../config.ts';
import { LibraryChanged, TableTooLarge } from '../content/index.ts';
import { DatabaseUnusable } from '../database/index.ts';
import { DataDirUnusable } from '../process/data-dir.ts';
import { exitCodes, WrongUsage, type Terminal } from './terminal.ts';

/** What went wrong outside the records, in a sentence; undefined for what nobody foresaw. */
function explain(error: unknown, { text }: Terminal): string | undefined {
  if (error instanceof TableTooLarge) return text(`tooLarge.${error.what}`, { limit: error.limit });
  if (error instanceof LibraryChanged) return text('libraryChanged');
  if (error instanceof BackupRefused) return text(`backup.refused.${error.why}`, error.values);
  const isKnown = [InvalidConfiguration, DatabaseUnusable, DataDirUnusable, StorageUnusable, WrongUsage].some(
    (kind) => error instanceof kind,
  );
  return isKnown ? (error as Error).message : undefined;
}

function exitCodeOf(error: unknown): number {
  if (error instanceof InvalidConfiguration) return configurationExitCode;
  return error instanceof WrongUsage ? exitCodes.wrongUsage : exitCodes.refused;
}

/** Runs a command to its exit code; a failure that can be foreseen is one sentence on standard error. */
export async function runCommand(terminal: Terminal, command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    const sentence = explain(error, terminal);
    if (sentence === undefined) throw error;
    console.error(sentence);
    process.exitCode = exitCodeOf(error);
  }
}

/** The reason of a failed file operation: "ENOENT: no such file or directory" without the path. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? (error.message.split(',')[0] ?? error.message) : String(error);
