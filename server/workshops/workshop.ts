import type { BilingualText, ContentLanguage } from '../language/index.ts';
import type { Exercise } from './prioritisation/exercise.ts';

/** Where facts were taken from: one published text in one language. */
export interface WorkshopSource {
  title: BilingualText;
  publisher: BilingualText;
  /** YYYY-MM-DD. */
  date: string;
  language: ContentLanguage;
}

/** Who comes from one governorate. Without a number only that it takes part is known. */
export interface ParticipantGroup {
  governorate: string;
  /** Code of `org-types`. */
  orgType?: string;
  number?: number;
  /** Of `number`. */
  women?: number;
}

/** One person by name: only where the organiser enters it, never shown to the public. */
export interface Participant {
  name: string;
  governorate: string;
  post?: string;
}

/** Code of `session-types`, or a break. */
export const breakType = 'break';

export interface Question {
  text: BilingualText;
  /** External id of the record that it was proposed from; without one it is the facilitator's own. */
  from?: string;
}

export interface Session {
  /** Stable within its workshop; letters and digits. */
  id: string;
  /** From 1. */
  day: number;
  /** "HH:MM". Without it the session begins when the one before it on its day ends. */
  start?: string;
  minutes: number;
  /** Code of `session-types`, or `breakType`. */
  type: string;
  title: BilingualText;
  lead?: BilingualText;
  /** External ids of records of the pack, in their order. */
  records: string[];
  questions: Question[];
  /** For the facilitator alone. */
  notes?: BilingualText;
}

/** A record of the pack, pinned to the published revision that it was picked in. */
export interface PickedRecord {
  /** External id. */
  record: string;
  revision: number;
  note?: BilingualText;
}

export interface Commitment {
  id: string;
  who: BilingualText;
  what: BilingualText;
  /** YYYY-MM-DD. */
  due: string;
  /** Code of `commitment-states`. */
  state: string;
  governorate?: string;
  /** External id of the practice that it is about. */
  practice?: string;
  /** Where reminders go; never public. */
  email?: string;
}

export interface EvaluationQuestion {
  id: string;
  text: BilingualText;
}

/** What participants are asked at the end: each question from 1 to 5, and a comment. */
export interface Evaluation {
  questions: EvaluationQuestion[];
  open: boolean;
}

/** Who writes together at the write-shop. */
export interface WritingTable {
  id: string;
  name: BilingualText;
  /** Id of the table that checks what this one writes. */
  buddy?: string;
  records: {
    /** Id of the record, a draft at first. */
    content: number;
    checked: boolean;
  }[];
}

export const workshopVisibilities = ['public', 'members', 'workshop'] as const;
export type WorkshopVisibility = (typeof workshopVisibilities)[number];

/** A workshop that was held, is prepared or runs. Codes are those of the vocabularies. */
export interface Workshop {
  externalId: string;
  /** Counts the changes, from 1: whoever saves says which one they saw. */
  version: number;
  /** A fictional example, said so on every page and in all material. */
  sample: boolean;
  title: BilingualText;
  purpose: BilingualText;
  /** First and last day, YYYY-MM-DD. */
  start: string;
  end: string;
  place: BilingualText;
  /** Code of `workshop-modes`. */
  mode: string;
  organiser: BilingualText;
  /** Ids of the accounts that may change it. */
  facilitators: number[];
  /** Of all, where the split by governorate is not known. */
  participants_total?: number;
  /** By governorate, in the order in which they are shown. */
  participants: ParticipantGroup[];
  people: Participant[];
  /** In the order of the agenda: by day, then as they follow each other. */
  sessions: Session[];
  pack: PickedRecord[];
  exercises: Exercise[];
  commitments: Commitment[];
  evaluation: Evaluation;
  tables: WritingTable[];
  aims: BilingualText[];
  outcomes: BilingualText[];
  /** External id of the partnership programme that it belongs to. */
  programme?: string;
  visibility: WorkshopVisibility;
  /** Lets those in who have the participants' link; never shown but to facilitators. */
  key?: string;
  sources: WorkshopSource[];
}

/** How many take part, of what is known. */
export const peopleOf = ({ participants, participants_total }: Workshop): number =>
  participants_total ?? participants.reduce((total, { number = 0 }) => total + number, 0);

/** Codes of the governorates that take part, each once. */
export const governoratesOf = ({ participants }: { participants: readonly ParticipantGroup[] }): string[] => [
  ...new Set(participants.map(({ governorate }) => governorate)),
];
