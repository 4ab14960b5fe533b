import type { ParticipantGroup, Workshop } from './workshop.ts';

/** A workshop as it may be kept or delivered: what is missing is empty, a bare governorate is a group. */
export type WorkshopDocument = Partial<Omit<Workshop, 'participants'>> &
  Pick<Workshop, 'externalId' | 'title' | 'start' | 'end'> & {
    participants?: readonly (string | ParticipantGroup)[];
  };

/** The whole workshop that `document` stands for. */
export function toWorkshop(document: WorkshopDocument): Workshop {
  return {
    version: 1,
    sample: false,
    purpose: {},
    place: {},
    mode: 'in-person',
    organiser: {},
    facilitators: [],
    people: [],
    sessions: [],
    pack: [],
    exercises: [],
    commitments: [],
    evaluation: { questions: [], open: false },
    tables: [],
    aims: [],
    outcomes: [],
    visibility: 'workshop',
    sources: [],
    ...document,
    participants: (document.participants ?? []).map((one) =>
      typeof one === 'string' ? { governorate: one } : one,
    ),
  };
}
