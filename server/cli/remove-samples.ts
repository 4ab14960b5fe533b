import { configurationExitCode, InvalidConfiguration, loadConfig } from '../config.ts';
import { ContentService } from '../content/index.ts';
import { DatabaseUnusable, openDatabase } from '../database/index.ts';
import { ChangeLog } from '../search/index.ts';
import { removeSampleWorkshops } from '../workshops/index.ts';

/** Removes every sample record and workshop for good. Search, in whatever process, forgets them by the change log. */
async function removeSamples(): Promise<number> {
  const database = await openDatabase(loadConfig().database);
  try {
    const clock = (): Date => new Date();
    await removeSampleWorkshops(database);
    return await new ContentService({ database, changeLog: new ChangeLog(database), clock }).removeSamples();
  } finally {
    await database.close();
  }
}

try {
  const count = await removeSamples();
  console.log(`Sample records removed: ${count}\nالسجلات النموذجية المحذوفة: ${count}`);
} catch (error) {
  if (!(error instanceof InvalidConfiguration || error instanceof DatabaseUnusable)) throw error;
  console.error(error.message);
  process.exitCode = error instanceof InvalidConfiguration ? configurationExitCode : 1;
}
