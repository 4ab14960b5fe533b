import { parseArgs } from 'node:util';
import { runImport, type ImportArguments } from './import-command.ts';
import { runCommand } from './run-command.ts';
import { isLanguageOrAbsent, openTerminal } from './terminal.ts';

/** The command line's words; no file when they make no sense, which `runImport` answers with the usage. */
function readArguments(): ImportArguments {
  try {
    const { values, positionals } = parseArgs({
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

const given = readArguments();
const terminal = openTerminal(given.lang);
await runCommand(terminal, () => runImport(terminal, given));
