import type { ContentRecord } from '../content/index.ts';
import type { PickedRecord } from './workshop.ts';

/** More would fit no workshop; a few hundred records are a library. */
export const mostPicked = 200;

/** Whether the form that was picked is still the one that readers see. */
export type PickState = 'current' | 'newer' | 'withdrawn';

/** One place in the pack. */
export interface PackRecord {
  pick: PickedRecord;
  state: PickState;
  /** As it was picked; undefined when nobody may see the record any more. */
  record?: ContentRecord;
  /** Number of the revision that readers see now. */
  latest?: number;
}

/**
 * What `picks` stand for, in their order. A withdrawn record gives nothing but its place.
 * @param pinned the records in the revisions that were picked
 * @param published the same records as readers see them now
 */
export function resolvePack(
  picks: readonly PickedRecord[],
  pinned: readonly ContentRecord[],
  published: readonly ContentRecord[],
): PackRecord[] {
  const seen = new Map(published.map((record) => [record.externalId, record]));
  const asPicked = new Map(pinned.map((record) => [`${record.externalId} ${record.revision}`, record]));
  return picks.map((pick) => {
    const now = seen.get(pick.record);
    if (!now) return { pick, state: 'withdrawn' };
    const before = asPicked.get(`${pick.record} ${pick.revision}`);
    const record = before && namesAsMuch(before, now) ? before : now;
    return {
      pick,
      state: now.revision === pick.revision ? 'current' : 'newer',
      record,
      latest: now.revision,
    };
  });
}

/** An office that asked later not to be named is not named by an earlier revision either. */
const namesAsMuch = (before: ContentRecord, now: ContentRecord): boolean =>
  before.kind !== 'lesson' || now.kind !== 'lesson' || before.values.attribution === now.values.attribution;
