export type { EvaluationAnswers } from './evaluations-store.ts';
export { longestComment, type EvaluationSummary } from './evaluation.ts';
export { EvaluationService, type EvaluationOutcome, type GivenEvaluation } from './evaluation-service.ts';
export { readRoomAnswers, type RoomAnswers } from './room-answers.ts';
export { ReminderService } from './reminder-service.ts';
