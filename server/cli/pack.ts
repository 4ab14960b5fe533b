import { readPackArguments, runPack } from './pack-command.ts';
import { runCommand } from './run-command.ts';
import { openTerminal } from './terminal.ts';

const given = readPackArguments(process.argv.slice(2));
const terminal = openTerminal(undefined);
await runCommand(terminal, () => runPack(terminal, given));
