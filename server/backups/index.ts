export { BackupRefused, type RefusalReason } from './backup-refused.ts';
export {
  BackupService,
  noteBackup,
  toLast,
  type BackupReport,
  type BackupSettings,
} from './backup-service.ts';
export { isOverdue, readBackupState, type BackupState } from './backup-state.ts';
export { makeBackup, type BackupSource, type BackupSummary } from './make-backup.ts';
export { ownVersion } from './own-version.ts';
export { restoreBackup, type RestoreSummary, type RestoreTarget } from './restore-backup.ts';
