import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataDirUnusable, prepareDataDir } from '../../process/data-dir.ts';
import { good, note, wrong, type DoctorFinding } from './finding.ts';

const mebibyte = 1024 * 1024;
/** With less than this the database cannot be written safely for long; with less than the other it is time to act. */
const least = 100 * mebibyte;
const comfortable = 500 * mebibyte;

/** @param free bytes that are left on the disk of `dataDir` */
export function judgeSpace(dataDir: string, free: number): DoctorFinding {
  const values = { dataDir, free: Math.floor(free / mebibyte) };
  if (free < least) return wrong('disk.full', values);
  return free < comfortable ? note('disk.little', values) : good('disk', values);
}

const nearestFolder = (path: string): string => (existsSync(path) ? path : nearestFolder(dirname(path)));

/** The data folder and the disk that it is on. */
export function lookAtDisk(dataDir: string): DoctorFinding[] {
  const { bavail, bsize } = statfsSync(nearestFolder(dataDir));
  const space = judgeSpace(dataDir, bavail * bsize);
  if (!existsSync(dataDir)) return [note('folder.missing', { dataDir }), space];
  try {
    prepareDataDir(dataDir);
    return [good('folder', { dataDir }), space];
  } catch (error) {
    if (!(error instanceof DataDirUnusable)) throw error;
    return [wrong('folder.unusable', { dataDir, reason: error.message }), space];
  }
}
