import type { Problem } from '../../errors.ts';
import type { BilingualText, ContentLanguage } from '../../language/index.ts';
import type { ContentKind } from '../fields/index.ts';
import type { WritingLanguages } from '../writing/working-record.ts';

/** Where a record stands in what was brought in. */
interface Place {
  /** Name of the file. */
  file: string;
  /** From 1, as an editor or a spreadsheet counts; 0 for a form, which is one record. */
  line: number;
}

/** A draft that is to be made. */
export interface PlannedDraft extends Place {
  /** The same for the same record of the same file, whenever it comes: no draft is made of it twice. */
  key: string;
  /** What other records of the files name it by; '' for a form. */
  externalId: string;
  kind: ContentKind;
  writes: WritingLanguages;
  sourceLang: ContentLanguage;
  values: object;
  title: BilingualText;
  /** How many answers it lacks to be submitted. */
  missing: number;
}

/** What there is to say of one field of one record: it was refused whole, a field left out, or an answer is missing. */
export interface BulkFinding extends Problem, Place {
  is: 'refused' | 'left-out' | 'missing';
  kind?: ContentKind;
}

/** What files come to. */
export interface BulkPlan {
  drafts: PlannedDraft[];
  findings: BulkFinding[];
  /** Records and files that cannot be taken. */
  refused: number;
}

/** Where the drafts go. */
export interface BulkChoices {
  officeId: number;
  callId: number | null;
  /** A table of a workshop, "erbil-2022:t1"; '' for none. The room of workshops knows what it means. */
  place: string;
}

export interface BulkOutcome {
  /** Numbers of the drafts that were made. */
  created: number[];
  /** How many were there already. */
  existing: number;
}

/** Names of files, as they are shown. */
export interface HeldBulk {
  id: string;
  files: string[];
  choices: BulkChoices;
  plan: BulkPlan;
  /** Null until the drafts are made. */
  outcome: BulkOutcome | null;
}

/** Records that come at once: a workshop's, with room to spare. */
export const mostDrafts = 300;
/** More findings of one sort than this are not kept: the file is another one than was meant. */
export const mostFindings = 400;
