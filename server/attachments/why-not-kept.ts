import { DatabaseUnusable } from '../database/index.ts';
import { InvalidInput, type Problem } from '../errors.ts';
import { ScannerUnavailable } from './scanning/clamav.ts';
import { StorageUnusable } from './storage/file-storage.ts';

const isFull = (error: unknown): boolean =>
  error instanceof Error &&
  (/^(ENOSPC|EDQUOT|SQLITE_FULL|53100)$/.test((error as NodeJS.ErrnoException).code ?? '') ||
    isFull(error.cause));

/** Why nothing could be stored, where it is the disk or the storage: it is full, or does not answer. */
export function storingFailure(error: unknown): 'full' | 'unusable' | undefined {
  if (isFull(error)) return 'full';
  return error instanceof StorageUnusable || error instanceof DatabaseUnusable ? 'unusable' : undefined;
}

/**
 * What to tell about a file that was not kept, `name` as it came; undefined for a failure that nobody foresaw. What
 * was written beside the file is not touched by it.
 */
export function whyNotKept(error: unknown, name: string): Omit<Problem, 'path'> | undefined {
  if (error instanceof InvalidInput) return error.problems[0];
  if (isFull(error)) return { code: 'file.noSpace', values: { name } };
  if (error instanceof ScannerUnavailable) return { code: 'file.unscanned', values: { name } };
  return storingFailure(error) && { code: 'file.unkept', values: { name } };
}
