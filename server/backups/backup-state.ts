import { findSetting, putSetting, type Reader, type Transaction } from '../database/index.ts';

/** What is remembered of backups, in the library itself. Instants are ISO 8601. */
export interface BackupState {
  /** The newest that was made whole, here or by command. */
  last?: { madeAt: string; name: string; bytes: number; rows: number; files: number; lost: number };
  /** The newest attempt, where it failed. */
  failed?: { at: string; reason: string };
  /** Since when one is being made; whoever died over it is waited for a while. */
  began?: string;
}

const setting = 'backups';
const hour = 60 * 60_000;
/** A process that has begun a backup and says nothing more is given up after this. */
const longestWait = 2 * hour;
/** After a failure the next attempt comes sooner than usual. */
const hoursAfterFailure = 1;

export const readBackupState = async (reader: Reader): Promise<BackupState> =>
  JSON.parse((await findSetting(reader, setting)) ?? '{}') as BackupState;

export const keepBackupState = (tx: Transaction, state: BackupState): Promise<void> =>
  putSetting(tx, setting, JSON.stringify(state));

export const isBeingMade = ({ began }: BackupState, now: Date): boolean =>
  began !== undefined && now.getTime() - Date.parse(began) < longestWait;

/** Whether it is time for the next, where one is made every so many hours. */
export function isDue({ last, failed }: BackupState, everyHours: number, now: Date): boolean {
  const passed = (since: string, hours: number): boolean => now.getTime() - Date.parse(since) >= hours * hour;
  if (failed && !passed(failed.at, Math.min(hoursAfterFailure, everyHours))) return false;
  return last === undefined || passed(last.madeAt, everyHours);
}

/** Whether the last backup is so old that somebody should look: twice the usual time and more. */
export const isOverdue = ({ last }: BackupState, everyHours: number | undefined, now: Date): boolean =>
  everyHours !== undefined &&
  last !== undefined &&
  now.getTime() - Date.parse(last.madeAt) > 2 * everyHours * hour;
