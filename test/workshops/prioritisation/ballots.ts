import type { Answers, Ballot, Exercise, Method } from '../../../server/workshops/index.ts';

/** An exercise with the options `ids`. */
export const exerciseOf = (
  method: Method,
  ids: string[],
  weights: Record<string, number> = {},
): Exercise => ({
  id: 'e1',
  title: { en: 'What first?' },
  method,
  options: ids.map((id) => ({ id, text: { en: id } })),
  criteria: Object.entries(weights).map(([code, weight]) => ({ code, weight })),
  dots: 5,
  state: 'open',
  chosen: 1,
});

/** One ballot from a phone. */
export const ballotOf = (answers: Answers, governorate?: string): Ballot => ({
  code: 'ABCDEF',
  source: 'phone',
  ...(governorate === undefined ? {} : { governorate }),
  answers,
});

export const marks = (given: Record<string, Record<string, number>>, governorate?: string): Ballot =>
  ballotOf({ method: 'weighted-scoring', marks: given }, governorate);
export const dots = (given: Record<string, number>, governorate?: string): Ballot =>
  ballotOf({ method: 'dot-voting', dots: given }, governorate);
