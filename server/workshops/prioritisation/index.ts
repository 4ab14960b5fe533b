export * from './exercise.ts';
export { pairsOf, sharesOf } from './ballot-scores.ts';
export type { BallotCode } from './ballots-store.ts';
export {
  BallotService,
  mostCodes,
  type BallotPaper,
  type CastBallot,
  type CastOutcome,
} from './ballot-service.ts';
export { mostDots, mostOptions } from './exercise-check.ts';
