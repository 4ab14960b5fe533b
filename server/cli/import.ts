import { readImportArguments, runImport } from './import-command.ts';
import { runCommand } from './run-command.ts';
import { openTerminal } from './terminal.ts';

const given = readImportArguments(process.argv.slice(2));
const terminal = openTerminal(given.lang);
await runCommand(terminal, () => runImport(terminal, given));
