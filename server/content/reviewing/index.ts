export { DeskService, type DeskParts } from './desk-service.ts';
export { openWriting } from './open-writing.ts';
export { partsOf } from './standing.ts';
export { ReviewService, queueStatuses, type Assessment } from './review-service.ts';
export { CommentService, type CommentChoices } from './comment-service.ts';
export type { Thread, ThreadState } from './comments-store.ts';
