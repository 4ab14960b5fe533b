import type { Generated } from 'kysely';

/** A workshop kept as JSON; `version` counts its changes, so that none overwrites another unseen. */
interface WorkshopsTable {
  id: Generated<number>;
  external_id: string;
  data: string;
  updated_at: string;
  version: Generated<number>;
}

/** A code that was handed out for one ballot of one exercise. */
interface BallotCodesTable {
  code: string;
  workshop: string;
  exercise: string;
  /** The order in which they are printed. */
  number: number;
}

/** What was voted, a row a code; nothing says when or by whom. */
interface BallotsTable {
  code: string;
  workshop: string;
  exercise: string;
  source: string;
  governorate: string | null;
  answers: string;
}

/** What one participant said of the workshop; `id` is that of the form or sheet, so that it counts once. */
interface EvaluationsTable {
  id: string;
  workshop: string;
  source: string;
  answers: string;
}

export interface WorkshopsSchema {
  workshops: WorkshopsTable;
  ballot_codes: BallotCodesTable;
  ballots: BallotsTable;
  evaluations: EvaluationsTable;
}
