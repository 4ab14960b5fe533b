import { openAccounts, findRecipient } from '../../server/accounts/index.ts';
import type { DatabaseKind } from '../../server/database/index.ts';
import { openDatabase, type Database } from '../../server/database/index.ts';
import { JobService } from '../../server/jobs/index.ts';
import { MailService, type Deliver } from '../../server/mail/index.ts';
import { makeDatabase } from './databases.ts';

/** A clock that stands still until it is moved. */
export class Clock {
  now = new Date('2026-05-10T09:00:00.000Z');
  readonly read = (): Date => this.now;
  /** @param milliseconds to go on by */
  pass(milliseconds: number): void {
    this.now = new Date(this.now.getTime() + milliseconds);
  }
}

/** The people of a new, empty library, with its jobs and its messages. */
export async function makePeople(kind: DatabaseKind, deliver?: Deliver) {
  const clock = new Clock();
  const location = await makeDatabase(kind);
  const database: Database = await openDatabase(location);
  const failures: unknown[] = [];
  const jobs = new JobService({
    database,
    clock: clock.read,
    onFailure: (_job, error) => failures.push(error),
    onError: (error) => failures.push(error),
  });
  const mail = new MailService({
    database,
    jobs,
    clock: clock.read,
    write: (locale, template, values) => ({
      subject: `${template} ${locale}`,
      plain: JSON.stringify(values),
      html: `<p>${template}</p>`,
    }),
    writeDigest: (locale, name, items) => ({
      subject: `digest ${locale}`,
      plain: JSON.stringify({ name, items }),
      html: '',
    }),
    findRecipient,
    deliver,
  });
  const people = await openAccounts({ database, mail, clock: clock.read, secondFactor: true });
  return { ...people, database, location, jobs, mail, clock, failures };
}

export type People = Awaited<ReturnType<typeof makePeople>>;
