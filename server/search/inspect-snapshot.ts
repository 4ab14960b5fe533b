import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { readColumns } from '../column-file.ts';
import { snapshotVersion } from './engines/embedded/snapshot.ts';
import { snapshotFileIn } from './labels.ts';

export type SnapshotState =
  | { readonly state: 'missing' | 'older' | 'damaged' }
  /** `position`: the last change of the log that is in it. */
  | { readonly state: 'whole'; readonly position: number };

interface Header {
  version: number;
  position: number;
}

/** What the index kept in `dataDir` is worth at the next start; anything but "whole" is built anew by itself. */
export function inspectSnapshot(dataDir: string): SnapshotState {
  const file = snapshotFileIn(dataDir);
  if (!existsSync(file)) return { state: 'missing' };
  let version: number | undefined;
  const found = readColumns<Header>(file, (header) => {
    version = header.version;
    return version === snapshotVersion;
  });
  if (found) return { state: 'whole', position: found.header.position };
  return { state: version === undefined || version === snapshotVersion ? 'damaged' : 'older' };
}

/** Removes what was kept of indexes in `dataDir`; the next start builds them anew. */
export const forgetSnapshots = (dataDir: string): void =>
  rmSync(dirname(snapshotFileIn(dataDir)), { recursive: true, force: true });
