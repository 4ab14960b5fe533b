/** Why a file is not put back, or a backup not made. `terminal:backup.refused.<why>` says it in both languages. */
export type RefusalReason =
  | 'missing-file'
  | 'no-backup'
  | 'cut'
  | 'damaged'
  | 'incomplete'
  | 'foreign'
  | 'newer'
  | 'does-not-fit'
  | 'running'
  | 'inhabited'
  | 'no-room'
  | 'unwritable';

/** Nothing was touched. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
  readonly why: RefusalReason;
  /** What the sentence says besides. */
  readonly values: Readonly<Record<string, string | number>>;

  constructor(why: RefusalReason, values: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super([why, ...Object.values(values)].join(' '), { cause });
    this.why = why;
    this.values = values;
  }
}
