import type { People } from '../accounts/index.ts';
import type { Database } from '../database/index.ts';
import type { JobService } from '../jobs/index.ts';
import type { MailService } from '../mail/index.ts';
import { JobDeskService } from './job-desk-service.ts';
import { OutboxService } from './outbox-service.ts';
import { SearchHealthService } from './search-health-service.ts';
import { SiteTextService } from './site-text-service.ts';
import { StorageService } from './storage-service.ts';

interface Parts {
  database: Database;
  jobs: JobService;
  mail: MailService;
  people: People;
  dataDir: string;
  clock: () => Date;
}

/** What those need who run the library. */
export const openAdministration = ({ database, jobs, mail, people, dataDir, clock }: Parts) => ({
  jobDesk: new JobDeskService({ database, jobs, audit: people.audit }),
  outbox: new OutboxService({ database, mail, audit: people.audit }),
  searchHealth: new SearchHealthService(database, clock),
  siteTexts: new SiteTextService({ database, audit: people.audit, clock }),
  storage: new StorageService(database, dataDir),
});

export type Administration = ReturnType<typeof openAdministration>;
export * from './words/index.ts';
export type { SearchHealth } from './search-health-service.ts';
export type { SiteTextService } from './site-text-service.ts';
export type { Storage } from './storage-service.ts';
