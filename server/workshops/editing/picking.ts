import type { BilingualText } from '../../language/index.ts';
import type { PickedRecord, Workshop } from '../workshop.ts';
import { moved } from './identifiers.ts';
import { addSessionRecords } from './sessions.ts';

/** Adds what is not in the pack yet at its end, and all of it to a session where one is named. */
export function pickRecords(
  workshop: Workshop,
  picks: readonly PickedRecord[],
  session: string | undefined,
): Workshop {
  const there = new Set(workshop.pack.map(({ record }) => record));
  const fresh = picks.filter(({ record }) => !there.has(record));
  const picked = { ...workshop, pack: [...workshop.pack, ...fresh] };
  const records = picks.map(({ record }) => record);
  return session === undefined ? picked : addSessionRecords(picked, session, records);
}

/** Takes a record out of the pack and out of every session. */
export function dropRecord(workshop: Workshop, record: string): Workshop {
  return {
    ...workshop,
    pack: workshop.pack.filter((pick) => pick.record !== record),
    sessions: workshop.sessions.map((session) => ({
      ...session,
      records: session.records.filter((one) => one !== record),
    })),
  };
}

export const movePick = (workshop: Workshop, record: string, steps: number): Workshop => ({
  ...workshop,
  pack: moved(
    workshop.pack,
    workshop.pack.findIndex((pick) => pick.record === record),
    steps,
  ),
});

const withPick = (
  workshop: Workshop,
  record: string,
  change: (pick: PickedRecord) => PickedRecord,
): Workshop => ({
  ...workshop,
  pack: workshop.pack.map((pick) => (pick.record === record ? change(pick) : pick)),
});

/** Pins the record to the revision that readers see now. */
export const repinRecord = (workshop: Workshop, record: string, revision: number): Workshop =>
  withPick(workshop, record, (pick) => ({ ...pick, revision }));

export const noteRecord = (workshop: Workshop, record: string, note: BilingualText): Workshop =>
  withPick(workshop, record, (pick) => ({ ...pick, note }));
