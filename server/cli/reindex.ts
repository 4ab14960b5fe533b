import { loadConfig } from '../config.ts';
import { requestRebuild } from '../search/index.ts';
import { isMade, openLibrary } from './library.ts';
import { runCommand } from './run-command.ts';
import { exitCodes, openTerminal } from './terminal.ts';

const terminal = openTerminal(undefined);

/**
 * Asks every process on this database to build its search index anew, now or at its next start. Each goes on
 * answering from the old one meanwhile.
 */
await runCommand(terminal, async () => {
  const config = loadConfig();
  if (!isMade(config)) {
    console.error(terminal.text('noLibrary', { file: config.dataDir }));
    return exitCodes.refused;
  }
  const library = await openLibrary(config);
  try {
    await requestRebuild(library.database);
  } finally {
    await library.close();
  }
  console.log(terminal.text('reindexing'));
  return exitCodes.done;
});
