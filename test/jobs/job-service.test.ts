import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { openDatabase, type Database, type DatabaseLocation } from '../../server/database/index.ts';
import { NotFound } from '../../server/errors.ts';
import { JobService, type Job } from '../../server/jobs/index.ts';
import { makeDatabase, onBothDatabases } from '../support/databases.ts';
import { Clock } from '../support/people.ts';

onBothDatabases('jobs', (kind) => {
  let location: DatabaseLocation;
  let database: Database;
  let clock: Clock;
  let failures: string[];
  const opened: Database[] = [];

  /** The queue as one process sees it, which notes what it does in `done`. */
  function open(of: Database, done: unknown[], work = (_data: unknown, _job: Job) => Promise.resolve()) {
    const jobs = new JobService({
      database: of,
      clock: clock.read,
      onFailure: ({ id, isLast }, error) => failures.push(`${id} ${String(error)}${isLast ? ' last' : ''}`),
      onError: (error) => failures.push(String(error)),
    });
    jobs.register('note', async (data, job) => {
      await work(data, job);
      done.push(data);
    });
    return jobs;
  }

  beforeEach(async () => {
    clock = new Clock();
    failures = [];
    location = await makeDatabase(kind);
    database = await openDatabase(location);
    opened.push(database);
  });
  afterEach(() => Promise.all(opened.splice(0).map((one) => one.close())));

  const add = (
    jobs: JobService,
    data: unknown,
    more: { dedupe?: string; runAt?: Date } = {},
  ): Promise<void> => database.transaction((tx) => jobs.add(tx, { kind: 'note', data, ...more }));

  it('are done once each by two processes, in their order within one', async () => {
    const done: unknown[] = [];
    const other = kind === 'sqlite' ? database : await openDatabase(location);
    if (other !== database) opened.push(other);
    const [one, two] = [open(database, done), open(other, done)];
    for (let number = 0; number < 12; number += 1) await add(one, number);
    await Promise.all([one.runDue(), two.runDue()]);
    expect([...done].sort((a, b) => Number(a) - Number(b))).to.deep.equal([...Array(12).keys()]);
    expect(await one.countJobs()).to.deep.equal({ waiting: 0, done: 12, failed: 0 });
  });

  it('are there with what put them there, or not at all; and one of a word is enough', async () => {
    const done: unknown[] = [];
    const jobs = open(database, done);
    const failing = database.transaction(async (tx) => {
      await jobs.add(tx, { kind: 'note', data: 'lost' });
      throw new Error('the rest failed');
    });
    await failing.catch(() => undefined);
    for (const data of ['first', 'second']) await add(jobs, data, { dedupe: 'the same' });
    await jobs.runDue();
    await add(jobs, 'third', { dedupe: 'the same' });
    await jobs.runDue();
    expect(done).to.deep.equal(['first', 'third']);
  });

  it('wait for their time', async () => {
    const done: unknown[] = [];
    const jobs = open(database, done);
    await add(jobs, 'later', { runAt: new Date(clock.now.getTime() + 60_000) });
    expect(await jobs.runDue()).to.equal(0);
    clock.pass(60_000);
    expect(await jobs.runDue()).to.equal(1);
  });

  it('come again after a failure, later each time, and are given up for a person to see', async () => {
    const jobs = open(database, [], () => Promise.reject(new Error('no connection')));
    await add(jobs, 'x');
    expect(await jobs.runDue()).to.equal(1);
    expect(await jobs.runDue(), 'not at once').to.equal(0);
    for (let attempt = 2; attempt <= 10; attempt += 1) {
      clock.pass(60 * 60_000);
      expect(await jobs.runDue(), `attempt ${attempt}`).to.equal(1);
    }
    clock.pass(24 * 60 * 60_000);
    expect(await jobs.runDue()).to.equal(0);
    const [job] = await jobs.listJobs('failed');
    expect(job).to.include({ attempts: 10, error: 'no connection' });
    expect(failures.at(-1)).to.match(/no connection last$/);
    await database.transaction((tx) => jobs.retry(tx, job!.id));
    expect(await jobs.runDue()).to.equal(1);
    const none = await database.transaction((tx) => jobs.retry(tx, 999)).catch((error: unknown) => error);
    expect(none).to.be.instanceOf(NotFound);
  });

  it('come again when the process that had taken them is gone', async () => {
    const done: unknown[] = [];
    const never = open(database, [], () => new Promise<void>(() => undefined));
    await add(never, 'left behind');
    void never.runDue();
    for (let taken = 0; taken === 0;) [{ attempts: taken }] = (await never.listJobs('waiting')) as [Job];
    const jobs = open(database, done);
    expect(await jobs.runDue(), 'somebody has it').to.equal(0);
    clock.pass(11 * 60_000);
    expect(await jobs.runDue()).to.equal(1);
    expect(done).to.deep.equal(['left behind']);
  });

  it('do not wait behind long ones', async () => {
    const done: unknown[] = [];
    let readOn: () => void = () => undefined;
    const reading = new Promise<void>((resolve) => (readOn = resolve));
    const jobs = open(database, done);
    jobs.register('read', () => reading, 'long');
    await database.transaction(async (tx) => {
      for (let number = 0; number < 50; number += 1) await jobs.add(tx, { kind: 'read', data: number });
    });
    await add(jobs, 'quick', { dedupe: 'quick' });
    expect(await jobs.hasJob('quick')).to.equal(true);
    jobs.start();
    try {
      for (let wait = 0; wait < 1_000 && done.length === 0; wait += 1) await delay(10);
      expect(done).to.deep.equal(['quick']);
      expect(await jobs.hasJob('quick')).to.equal(false);
      expect((await jobs.countJobs()).waiting).to.equal(50);
    } finally {
      readOn();
      await jobs.stop();
    }
    expect(failures).to.deep.equal([]);
  });
});
