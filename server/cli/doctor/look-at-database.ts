import { AuditTrail, hasAdministrator } from '../../accounts/index.ts';
import { readBackupState } from '../../backups/index.ts';
import type { Config } from '../../config.ts';
import {
  DatabaseUnusable,
  listPendingMigrations,
  openDatabase,
  type Database,
} from '../../database/index.ts';
import { ChangeLog } from '../../search/index.ts';
import { isMade } from '../library.ts';
import { judgeBackups } from './look-at-backups.ts';
import { good, note, wrong, type DoctorFinding } from './finding.ts';

export interface DatabaseLook {
  findings: DoctorFinding[];
  /** Number of the newest change of the log; undefined where it cannot be read. */
  lastChange?: number;
}

/** Whether somebody can run the library, and whether what was written down stands as it was written. */
async function lookAtPeople(database: Database): Promise<DoctorFinding[]> {
  const broken = await new AuditTrail(database, () => new Date()).findBrokenLink();
  return [
    broken ? wrong('audit.broken', { seq: broken.seq }) : good('audit'),
    ...((await hasAdministrator(database.reader)) ? [] : [note('administrator.none')]),
  ];
}

async function lookInside(config: Config): Promise<DatabaseLook> {
  const pending = await listPendingMigrations(config.database);
  if (pending.length > 0) {
    return { findings: [note('database.pending', { count: pending.length, names: pending.join(', ') })] };
  }
  const database = await openDatabase(config.database);
  try {
    const damage = await database.findDamage();
    if (damage !== undefined) return { findings: [wrong('database.damaged', { reason: damage })] };
    return {
      findings: [
        good(`database.${database.kind}`),
        ...(await lookAtPeople(database)),
        ...judgeBackups(await readBackupState(database.reader), config.backups.every, new Date()),
      ],
      lastChange: await new ChangeLog(database).last(),
    };
  } finally {
    await database.close();
  }
}

/** Whether the database opens, keeps what it must, is up to date and whole. Changes nothing. */
export async function lookAtDatabase(config: Config): Promise<DatabaseLook> {
  if (!isMade(config)) return { findings: [note('database.missing')] };
  try {
    return await lookInside(config);
  } catch (error) {
    const isDamaged =
      error instanceof Error && /SQLITE_(CORRUPT|NOTADB)|malformed|not a database/.test(String(error));
    if (isDamaged) return { findings: [wrong('database.damaged', { reason: error.message })] };
    if (error instanceof DatabaseUnusable) {
      return { findings: [wrong('database.unusable', { reason: error.message })] };
    }
    throw error;
  }
}
