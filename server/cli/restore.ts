import { openIncoming, openLeftovers, openStorage } from '../attachments/index.ts';
import { restoreBackup } from '../backups/index.ts';
import { loadConfig } from '../config.ts';
import { prepareDataDir } from '../process/data-dir.ts';
import { forgetSnapshots } from '../search/index.ts';
import { readBackupArguments } from './backup-command.ts';
import { runCommand } from './run-command.ts';
import { exitCodes, openTerminal, WrongUsage } from './terminal.ts';

const { file, replace, lang } = readBackupArguments(process.argv.slice(2), true);
const terminal = openTerminal(lang);

/** Puts a backup in the place of the library that is configured, or makes it one. */
await runCommand(terminal, async () => {
  const { text } = terminal;
  if (file === undefined) throw new WrongUsage(text('restore.usage'));
  const { database: location, dataDir, files } = loadConfig();
  prepareDataDir(dataDir);
  const storage = await openStorage(dataDir, files);
  const [incoming, leftovers] = [openIncoming(dataDir), openLeftovers(dataDir)];
  const target = { location, storage, incoming, leftovers, replace };
  const { kept, lost, ...restored } = await restoreBackup(file, target, new Date());
  forgetSnapshots(dataDir);
  console.log(text('restore.done', { ...restored }));
  if (lost > 0) console.error(text('backup.lost', { count: lost }));
  if (kept !== undefined) console.log(text(`restore.kept.${location.kind}`, { kept }));
  return exitCodes.done;
});
