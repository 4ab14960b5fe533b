import { parseArgs } from 'node:util';
import { openStorage } from '../attachments/index.ts';
import { makeBackup, noteBackup, ownVersion, toLast, type BackupSummary } from '../backups/index.ts';
import type { Config } from '../config.ts';
import { listPendingMigrations } from '../database/index.ts';
import { isMade } from './library.ts';
import { exitCodes, isLanguageOrAbsent, WrongUsage, type Terminal } from './terminal.ts';

interface BackupArguments {
  file: string | undefined;
  replace: boolean;
  lang: string | undefined;
}

/** The command line's words, of backup and of restore; no file when they make no sense. */
export function readBackupArguments(args: string[], mayReplace = false): BackupArguments {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { lang: { type: 'string' }, ...(mayReplace && { replace: { type: 'boolean' as const } }) },
      allowPositionals: true,
    });
    const { lang, replace = false } = values as { lang?: string; replace?: boolean };
    const isClear = positionals.length === 1 && isLanguageOrAbsent(lang);
    return { file: isClear ? positionals[0] : undefined, replace, lang };
  } catch {
    return { file: undefined, replace: false, lang: undefined };
  }
}

/** The library remembers its last backup; one whose schema is older than this program is left as it is. */
async function remember(config: Config, file: string, made: BackupSummary): Promise<void> {
  if ((await listPendingMigrations(config.database)).length > 0) return;
  await noteBackup(config.database, toLast(file, made));
}

/** Writes the library into one file. Answers the exit code; rejects with what can be said in a sentence. */
export async function runBackup(
  { text }: Terminal,
  config: Config,
  file: string | undefined,
): Promise<number> {
  if (file === undefined) throw new WrongUsage(text('backup.usage'));
  if (!isMade(config)) {
    console.error(text('noLibrary', { file: config.dataDir }));
    return exitCodes.refused;
  }
  const storage = await openStorage(config.dataDir, config.files);
  const source = { location: config.database, storage, version: ownVersion() };
  const made = await makeBackup(file, source, { now: new Date() });
  await remember(config, file, made);
  console.log(
    text('backup.made', {
      file,
      rows: made.rows,
      files: made.files,
      kilobytes: Math.ceil(made.bytes / 1024),
    }),
  );
  if (made.lost.length > 0) console.error(text('backup.lost', { count: made.lost.length }));
  return exitCodes.done;
}
