import { isOverdue, type BackupState } from '../../backups/index.ts';
import { good, note, wrong, type DoctorFinding } from './finding.ts';

const hour = 60 * 60_000;

/** @param everyHours how often a backup is made by itself; undefined for never */
export function judgeBackups(state: BackupState, everyHours: number | undefined, now: Date): DoctorFinding[] {
  const { last, failed } = state;
  const attempt = failed ? [wrong('backup.failed', { at: failed.at, reason: failed.reason })] : [];
  if (!last) return [...attempt, note(everyHours === undefined ? 'backup.never' : 'backup.awaited')];
  const values = { at: last.madeAt, hours: Math.floor((now.getTime() - Date.parse(last.madeAt)) / hour) };
  return [
    ...attempt,
    isOverdue(state, everyHours, now) ? wrong('backup.old', values) : good('backup', values),
  ];
}
