import { wholeNumber, type Reading, type Setting } from './setting.ts';

const setting = <T>(declared: Setting<T>): Setting<T> => declared;

function readHours(text: string): Reading<number | undefined> {
  return text.toLowerCase() === 'off'
    ? { value: undefined }
    : wholeNumber('off, or a number of hours', 1, 8_760)(text);
}

/** When backups are made, and where they are kept: a part of `settings`. */
export const backupSettings = {
  BACKUP_EVERY: setting<number | undefined>({
    usual: undefined,
    usualText: '`off`',
    meaning: 'After how many hours the library makes the next backup of itself.',
    example: '24',
    read: readHours,
  }),
  BACKUP_KEEP: setting({
    usual: 7,
    meaning: 'How many of these backups are kept; the oldest go.',
    example: '30',
    read: wholeNumber('a number of backups', 1, 10_000),
  }),
  BACKUP_DIR: setting({
    usual: '',
    usualText: '`backups` in `DATA_DIR`',
    meaning: 'The folder of these backups; best on another disk than the library.',
    example: '/mnt/backups/tajarib',
    read: (text) => ({ value: text }),
  }),
};
