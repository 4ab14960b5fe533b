export type { Job, JobHandler, JobState, NewJob } from './job.ts';
export { JobService } from './job-service.ts';
