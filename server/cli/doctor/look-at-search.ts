import type { Config } from '../../config.ts';
import { inspectSnapshot, type SnapshotState } from '../../search/index.ts';
import { good, note, wrong, type DoctorFinding } from './finding.ts';
import type { ProcessLook } from './look-at-process.ts';

/** Milliseconds for a search server to answer. */
const patience = 3_000;

/** @param lastChange number of the newest change of the log */
export function judgeIndex(
  snapshot: SnapshotState,
  readiness: ProcessLook['readiness'],
  lastChange: number,
): DoctorFinding {
  if (readiness) {
    const { state, position } = readiness.search;
    const values = { position, last: lastChange, behind: Math.max(0, lastChange - position) };
    if (state !== 'ready') return note('index.building', values);
    return values.behind > 0 ? note('index.behind', values) : good('index', values);
  }
  if (snapshot.state !== 'whole') return note(`snapshot.${snapshot.state}`);
  const { position } = snapshot;
  if (position > lastChange) return note('snapshot.foreign', { position, last: lastChange });
  return good('snapshot', { position, last: lastChange, behind: lastChange - position });
}

/** The search index: as the running library tells, else as it was kept. */
export const lookAtIndex = (
  { dataDir }: Pick<Config, 'dataDir'>,
  readiness: ProcessLook['readiness'],
  lastChange: number | undefined,
): DoctorFinding[] =>
  lastChange === undefined ? [] : [judgeIndex(inspectSnapshot(dataDir), readiness, lastChange)];

/** The search server, where one is configured. Without it the built-in index answers. */
export async function lookAtMeilisearch({ search }: Pick<Config, 'search'>): Promise<DoctorFinding[]> {
  if (search.engine !== 'meilisearch') return [];
  const { url, key } = search;
  try {
    const answer = await fetch(new URL('indexes?limit=1', url.endsWith('/') ? url : `${url}/`), {
      headers: key === '' ? {} : { Authorization: `Bearer ${key}` },
      signal: AbortSignal.timeout(patience),
    });
    if (answer.status === 401 || answer.status === 403) return [wrong('meilisearch.refused', { url })];
    return [
      answer.ok ? good('meilisearch', { url }) : wrong('meilisearch.failing', { url, status: answer.status }),
    ];
  } catch {
    return [wrong('meilisearch.silent', { url })];
  }
}
