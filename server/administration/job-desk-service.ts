import type { Account, AuditTrail } from '../accounts/index.ts';
import type { Database } from '../database/index.ts';
import type { Job, JobService, JobState } from '../jobs/index.ts';

interface Parts {
  database: Database;
  jobs: JobService;
  audit: AuditTrail;
}

/** The queue of jobs, for those who run the library. */
export class JobDeskService {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  countJobs(): Promise<Record<JobState, number>> {
    return this.parts.jobs.countJobs();
  }

  /** The newest first, at most 200. */
  listJobs(state: JobState): Promise<Job[]> {
    return this.parts.jobs.listJobs(state);
  }

  /** Lets a job that was given up begin anew. Rejects with NotFound. */
  async retry(by: Account, id: number): Promise<void> {
    const { database, jobs, audit } = this.parts;
    await database.transaction(async (tx) => {
      await jobs.retry(tx, id);
      await audit.record(tx, { by, action: 'job.retried', subject: `job ${id}` });
    });
  }
}
