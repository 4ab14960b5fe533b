export type { NoticeName } from './notices.ts';
export { createNotifier } from './notifier.ts';
export { createStillHolds, type StillHolds } from './still-holds.ts';
