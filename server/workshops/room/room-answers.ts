import { InvalidInput } from '../../errors.ts';
import type { CastBallot } from '../prioritisation/ballot-service.ts';
import type { GivenEvaluation } from './evaluation-service.ts';

/**
 * The file that a room pack gives out: what was voted and said on one device, to be merged later. What it holds
 * comes from anywhere; every ballot and form is checked when it is counted.
 */
export interface RoomAnswers {
  format: 'tajarib-room-answers';
  version: 1;
  /** External id of the workshop. */
  workshop: string;
  /** `answers` in the form of `Answers`. */
  ballots: { exercise: string; code: string; governorate?: string; answers: unknown }[];
  /** `id` made on the device, 8 to 64 letters, digits, `_` and `-`; `marks` by id of the question, from 1 to 5. */
  evaluations: { id: string; marks: Record<string, number>; comment?: string }[];
}

const mostAnswers = 2000;

const refuse = (code: string): never => {
  throw new InvalidInput([{ path: 'file', code }]);
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads such a file. Rejects with InvalidInput for another file, and for that of another workshop. */
export function readRoomAnswers(
  text: string,
  workshop: string,
): { ballots: CastBallot[]; evaluations: GivenEvaluation[] } {
  let file: Partial<RoomAnswers> | null = null;
  try {
    file = JSON.parse(text) as Partial<RoomAnswers> | null;
  } catch {
    refuse('room.notJson');
  }
  if (file?.format !== 'tajarib-room-answers' || file.version !== 1) return refuse('room.otherFile');
  if (file.workshop !== workshop) refuse('room.otherWorkshop');
  const ballots: unknown[] = Array.isArray(file.ballots) ? file.ballots : [];
  const evaluations: unknown[] = Array.isArray(file.evaluations) ? file.evaluations : [];
  if (ballots.length + evaluations.length > mostAnswers) refuse('room.tooMuch');
  return {
    ballots: ballots.map((one) => {
      const { code, governorate, answers } = (one ?? {}) as Record<string, unknown>;
      return { code: textOf(code), source: 'file', governorate: textOf(governorate), answers };
    }),
    evaluations: evaluations.map((one) => {
      const { id, marks, comment } = (one ?? {}) as Record<string, unknown>;
      return { id: textOf(id), source: 'file', answers: { marks, comment } };
    }),
  };
}
