import { configurationExitCode, InvalidConfiguration, type Config } from '../config.ts';
import { DatabaseUnusable } from '../database/index.ts';
import { DataDirUnusable } from './data-dir.ts';

/** Why the library did not start, for the person who starts it. */
export interface StartFailure {
  /** Nothing about stacks; undefined for what nobody foresaw. */
  readonly sentence: string | undefined;
  readonly exitCode: number;
}

type Place = Pick<Config, 'host' | 'port' | 'dataDir'>;

const sentences: Record<string, (place: Place) => string> = {
  EADDRINUSE: ({ port }) =>
    `Port ${port} is in use: another program, or this library, is running there. Stop it, or set PORT to another.`,
  EACCES: ({ port }) => `Port ${port} may not be used by this user. Set PORT to one above 1023.`,
  EADDRNOTAVAIL: ({ host }) => `HOST ${host} is not an address of this machine.`,
  ENOTFOUND: ({ host }) => `HOST ${host} is not known.`,
  EAI_AGAIN: ({ host }) => `HOST ${host} is not known.`,
  ENOSPC: ({ dataDir }) => `The disk that holds the data folder ${dataDir} is full.`,
  SQLITE_FULL: ({ dataDir }) => `The disk that holds the data folder ${dataDir} is full.`,
  SQLITE_BUSY: ({ dataDir }) =>
    `The database in ${dataDir} is being written by another program for too long. Try again when it is done.`,
  SQLITE_READONLY: ({ dataDir }) => `The database in ${dataDir} may not be written to by this user.`,
  SQLITE_CORRUPT: ({ dataDir }) => `The database in ${dataDir} is damaged. Put back the last backup.`,
  SQLITE_NOTADB: ({ dataDir }) => `The database file in ${dataDir} is not a database.`,
};

/** The codes of `error` and of what caused it, the innermost first: it knows best what is wrong. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { code } = error as NodeJS.ErrnoException;
  return [...codesOf(error.cause), ...(typeof code === 'string' ? [code] : [])];
}

export function toStartFailure(error: unknown, place: Place | undefined): StartFailure {
  if (error instanceof InvalidConfiguration)
    return { sentence: error.message, exitCode: configurationExitCode };
  for (const code of codesOf(error)) {
    // SQLite refines its codes: SQLITE_READONLY_DBMOVED is still about a read-only file.
    const known = Object.keys(sentences).find((one) => code === one || code.startsWith(`${one}_`));
    if (known && place && !(error instanceof DataDirUnusable)) {
      return { sentence: sentences[known]!(place), exitCode: 1 };
    }
  }
  const isNamed = error instanceof DataDirUnusable || error instanceof DatabaseUnusable;
  return { sentence: isNamed ? error.message : undefined, exitCode: 1 };
}
