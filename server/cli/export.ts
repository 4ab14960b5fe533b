import { parseArgs } from 'node:util';
import { runExport, type ExportArguments } from './export-command.ts';
import { runCommand } from './run-command.ts';
import { isLanguageOrAbsent, openTerminal } from './terminal.ts';

/** The command line's words; no file when they make no sense, which `runExport` answers with the usage. */
function readArguments(): ExportArguments {
  try {
    const { values, positionals } = parseArgs({
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

const given = readArguments();
const terminal = openTerminal(given.lang);
await runCommand(terminal, () => runExport(terminal, given));
