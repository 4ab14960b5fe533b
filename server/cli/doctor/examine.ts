import type { Environment } from '../../config.ts';
import type { DoctorFinding } from './finding.ts';
import { lookAtConfiguration } from './look-at-configuration.ts';
import { lookAtDatabase } from './look-at-database.ts';
import { lookAtDisk } from './look-at-disk.ts';
import { lookAtProcess } from './look-at-process.ts';
import { lookAtMeaning } from './look-at-meaning.ts';
import { lookAtIndex, lookAtMeilisearch } from './look-at-search.ts';

/** Looks at everything that the library stands on, whether it is running or not. Changes nothing. */
export async function examine(env?: Environment): Promise<DoctorFinding[]> {
  const { config, findings } = lookAtConfiguration(env);
  if (!config) return findings;
  const disk = lookAtDisk(config.dataDir);
  const database = await lookAtDatabase(config);
  const running = await lookAtProcess(config);
  return [
    ...findings,
    ...disk,
    ...database.findings,
    ...running.findings,
    ...lookAtIndex(config, running.readiness, database.lastChange),
    ...(await lookAtMeilisearch(config)),
    lookAtMeaning(config, running.readiness),
  ];
}
