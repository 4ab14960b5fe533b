export { Desk, type DeskParts } from './desk.ts';
export { partsOf } from './standing.ts';
export { ReviewService, queueStatuses, type Assessment } from './review-service.ts';
export { CommentService, type CommentChoices } from './comment-service.ts';
export type { Thread, ThreadState } from './comments-store.ts';
