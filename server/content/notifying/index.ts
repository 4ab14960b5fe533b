export type { NoticeName } from './notices.ts';
export { createNotifier } from './notifier.ts';
export { openStillHolds, StillHoldsService } from './still-holds-service.ts';
