export { CallRefused, type Call, type CallRefusal, type CallState, type CallValues } from './call.ts';
export { CallService } from './call-service.ts';
export type { Progress } from './progress.ts';
