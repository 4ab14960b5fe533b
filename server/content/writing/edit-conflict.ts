import { Conflict } from '../../errors.ts';
import type { WorkingRecord } from './working-record.ts';

/** Somebody else saved the record since the form was opened. */
export class EditConflict extends Conflict {
  /** What they saved. */
  readonly theirs: WorkingRecord;

  constructor(theirs: WorkingRecord) {
    super(`record ${theirs.record.id} is at version ${theirs.version} meanwhile`);
    this.theirs = theirs;
  }
}
