import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { pino } from 'pino';
import { DiskStorage, openAttachments } from '../../server/attachments/index.ts';
import { loadConfig } from '../../server/config.ts';
import { fileHashesIn } from '../../server/content/storing/named-files-store.ts';
import type { ContentRecord } from '../../server/content/index.ts';
import { JobService } from '../../server/jobs/index.ts';
import { createServices, type Services } from '../../server/services.ts';
import { makeAccount } from '../support/accounts.ts';
import { makeFolder } from '../support/databases.ts';
import { LessonWriter, steps, type Pass } from '../support/lesson-writer.ts';
import { LibraryProcess } from '../support/library-process.ts';
import { toArray } from '../support/library.ts';

/** How often it is killed: `npm run test:crash` does it 200 times. */
const crashes = Number(process.env['CRASHES'] ?? 20);
const atOnce = 4;
/** It is killed after so many answers at most, and then some milliseconds: in the midst of whatever comes next. */
const mostAnswers = 12;
const longestPause = 25;
const day = 24 * 60 * 60_000;

describe('a library that is killed while people send forms with files', function () {
  this.timeout(60_000 + crashes * 10_000);
  const dataDir = makeFolder('crash');
  const env = { DATA_DIR: dataDir, SEED: 'none', MEANING: 'off', RATE_LIMIT: 'off', LOG_LEVEL: 'warn' };
  const writers: LessonWriter[] = [];
  /** Those who do not come back. */
  const gone = new Set<LessonWriter>();
  let services: Services;
  let records: ContentRecord[];
  const starts: number[] = [];

  const openServices = (): Promise<Services> => createServices(loadConfig(env), pino({ level: 'silent' }));

  async function makePass(): Promise<Pass> {
    const opened = await openServices();
    const account = await makeAccount({ services: opened });
    const secret = await opened.database.transaction((tx) =>
      opened.sessions.begin(tx, account, { stage: 'whole', device: 'a test' }),
    );
    const csrfToken = opened.sessions.csrfToken(secret);
    await opened.close();
    return { cookie: `session=${secret}`, csrfToken };
  }

  before(async () => {
    const pass = await makePass();
    const library = new LibraryProcess(env);
    try {
      for (let crash = 0; crash <= crashes; crash += 1) {
        starts.push(await library.start());
        const waiting = writers.filter((one) => !one.isFinished && !gone.has(one));
        while (waiting.length < atOnce && crash < crashes) {
          const writer = new LessonWriter(`lesson${writers.length}`, pass);
          writers.push(writer);
          waiting.push(writer);
        }
        let answers = Math.floor(Math.random() * mostAnswers);
        let enough = (): void => undefined;
        const isEnough = new Promise<void>((resolve) => (enough = resolve));
        const count = (): void => {
          answers -= 1;
          if (answers < 0) enough();
        };
        const writing = Promise.allSettled(waiting.map((one) => one.write(library.origin, count)));
        if (crash === crashes) {
          const failed = (await writing).flatMap((one) =>
            one.status === 'rejected' ? [String(one.reason)] : [],
          );
          expect(failed, 'after the last crash').to.deep.equal([]);
          break;
        }
        await Promise.race([isEnough, writing]);
        await delay(Math.random() * longestPause);
        await library.kill();
        for (const one of await writing)
          if (one.status === 'rejected')
            expect(String(one.reason)).to.match(/fetch failed|terminated|closed|reset/i);
        const [lost] = waiting.filter((one) => !one.isFinished);
        if (lost && crash % 4 === 0) gone.add(lost);
      }
    } finally {
      await library.kill();
    }
    services = await openServices();
    records = await toArray(services.content.exportAll());
  });
  after(() => services.close());

  const statementOf = ({ values }: ContentRecord): string | undefined =>
    (values as { statement?: { ar?: string } }).statement?.ar;
  const recordsOf = ({ word }: LessonWriter): ContentRecord[] =>
    records.filter((record) => statementOf(record) === word);
  const filesOf = ({ values }: ContentRecord): string[] => fileHashesIn(JSON.stringify(values));

  it(`was killed ${crashes} times, at work`, () => {
    const finished = writers.filter((one) => one.isFinished);
    expect(finished.length).to.be.at.least(Math.max(atOnce, crashes / 10));
    expect(gone.size).to.be.at.least(1);
    console.log(
      `      ${writers.length} lessons, ${finished.length} submitted, ${gone.size} left by their writers; ready after ${Math.round(Math.max(...starts))} ms at most`,
    );
  });

  it('has every form that it acknowledged, and the file with it', () => {
    for (const writer of writers) {
      if (writer.id === undefined) continue;
      const record = records.find(({ id }) => id === writer.id);
      expect(record, `${writer.word} is begun`).not.to.equal(undefined);
      const has = {
        begun: true,
        told: statementOf(record!) === writer.word,
        placed: (record!.values as { stage?: string }).stage === 'implementation',
        filed: filesOf(record!).includes(writer.hash),
        submitted: record!.status === 'submitted',
      };
      expect(
        steps.filter((step) => writer.done.includes(step) && !has[step]),
        writer.word,
      ).to.deep.equal([]);
    }
  });

  it('took no form twice', () => {
    for (const writer of writers) {
      expect(recordsOf(writer).length, writer.word).to.be.at.most(1);
      for (const record of recordsOf(writer)) expect(filesOf(record).length, writer.word).to.be.at.most(1);
    }
    // What has no words yet was begun by somebody who did not come back.
    const wordless = records.filter((record) => statementOf(record) === undefined);
    expect(wordless.length).to.be.at.most(gone.size);
    expect(records.length).to.be.at.most(writers.length);
  });

  it('has no record without its file, and no file without its record once it is swept', async () => {
    const storage = new DiskStorage(`${dataDir}/files`);
    const named = new Set(records.flatMap(filesOf));
    for (const hash of named) {
      expect((await services.attachments.findKept([hash])).size, hash).to.equal(1);
      const content = await buffer(await storage.open(hash));
      expect(createHash('sha256').update(content).digest('hex')).to.equal(hash);
    }
    const inTwoDays = (): Date => new Date(Date.now() + 2 * day);
    const ignore = (): void => undefined;
    const { database, content } = services;
    const attachments = await openAttachments({
      database,
      jobs: new JobService({ database, clock: inTwoDays, onFailure: ignore, onError: ignore }),
      dataDir,
      files: services.config.files,
      clock: inTwoDays,
      listNamed: () => content.listNamedFiles(),
      onText: () => Promise.resolve(),
    });
    await attachments.sweep(() => content.listNamedFiles());
    expect(new Set(await toArray(storage.listKeys()))).to.deep.equal(named);
    expect(await readdir(attachments.incoming.folder)).to.deep.equal([]);
    expect((await attachments.measure()).files).to.equal(named.size);
  });

  it('has a whole database and an unbroken audit trail', async () => {
    const { default: Sqlite } = await import('better-sqlite3');
    const database = new Sqlite(`${dataDir}/tajarib.sqlite`, { readonly: true });
    expect(database.pragma('integrity_check')).to.deep.equal([{ integrity_check: 'ok' }]);
    expect(database.pragma('foreign_key_check')).to.deep.equal([]);
    database.close();
    expect(await services.audit.findBrokenLink()).to.equal(undefined);
  });
});
