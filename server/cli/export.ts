import { readExportArguments, runExport } from './export-command.ts';
import { runCommand } from './run-command.ts';
import { openTerminal } from './terminal.ts';

const given = readExportArguments(process.argv.slice(2));
const terminal = openTerminal(given.lang);
await runCommand(terminal, () => runExport(terminal, given));
