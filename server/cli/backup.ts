import { resolve } from 'node:path';
import { loadConfig } from '../config.ts';
import { readBackupArguments, runBackup } from './backup-command.ts';
import { runCommand } from './run-command.ts';
import { openTerminal } from './terminal.ts';

const given = readBackupArguments(process.argv.slice(2));
const terminal = openTerminal(given.lang);
await runCommand(terminal, () =>
  runBackup(terminal, loadConfig(), given.file === undefined ? undefined : resolve(given.file)),
);
