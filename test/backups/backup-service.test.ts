import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { BackupService, type BackupSettings } from '../../server/backups/index.ts';
import type { DatabaseKind } from '../../server/database/index.ts';
import { makeFolder, onBothDatabases } from '../support/databases.ts';
import { somebody } from '../support/desk.ts';
import { Clock } from '../support/people.ts';
import { fillWhole, makePlace, openWhole, sourceOf, type Whole } from '../support/whole-library.ts';

const hour = 60 * 60_000;

onBothDatabases('backups that a library makes by itself', (kind: DatabaseKind) => {
  let whole: Whole;
  let clock: Clock;
  let folder: string;
  let failures: unknown[];
  let backups: BackupService;

  /** @param settings what differs from one backup a day of which two are kept */
  async function open(settings: Partial<BackupSettings> = {}): Promise<void> {
    clock = new Clock();
    const place = await makePlace(kind);
    whole = await openWhole(place, clock.read);
    await fillWhole(whole, 2);
    failures = [];
    folder = join(makeFolder('backups'), 'kept');
    backups = new BackupService({
      ...whole,
      source: sourceOf(place),
      settings: { every: 24, keep: 2, folder, ...settings },
      clock: clock.read,
      onFailure: (error) => failures.push(error),
    });
  }
  afterEach(async () => {
    await backups.stop();
    await whole.close();
  });

  /** Looks, and does what is due. */
  async function look(): Promise<void> {
    await backups.look();
    await whole.jobs.runDue();
    await backups.settled();
  }
  const names = (): string[] => readdirSync(folder).sort();

  it('come when it is time, and not before', async () => {
    await open();
    await look();
    expect(names()).to.deep.equal(['tajarib-20260510-090000.tar']);
    clock.pass(23 * hour);
    await look();
    expect(names()).to.have.length(1);
    clock.pass(hour);
    await look();
    expect(names()).to.deep.equal(['tajarib-20260510-090000.tar', 'tajarib-20260511-090000.tar']);
    const report = await backups.report();
    expect(report).to.deep.include({
      isOverdue: false,
      isWaiting: false,
      began: undefined,
      every: 24,
      keep: 2,
    });
    expect(report.last).to.include({
      madeAt: '2026-05-11T09:00:00.000Z',
      name: 'tajarib-20260511-090000.tar',
    });
    clock.pass(49 * hour);
    expect((await backups.report()).isOverdue).to.equal(true);
    expect(failures).to.deep.equal([]);
  });

  it('are as many as are to be kept, without remains of those that were broken off', async () => {
    await open();
    mkdirSync(folder, { recursive: true });
    const old = new Date(clock.now.getTime() - 25 * hour);
    const remains = ['tajarib-20260508-090000.tar.1.part', 'tajarib-20260510-080000.tar.1.part'];
    for (const name of [...remains, 'mine.tar']) writeFileSync(join(folder, name), 'x');
    utimesSync(join(folder, remains[0]!), old, old);
    const fresh = new Date(clock.now.getTime() + 3 * 24 * hour);
    utimesSync(join(folder, remains[1]!), fresh, fresh);
    for (let day = 0; day < 4; day += 1) {
      await look();
      clock.pass(24 * hour);
    }
    // Nobody else's file is touched, nor what somebody may still be writing.
    expect(names()).to.deep.equal(
      ['mine.tar', remains[1]!, 'tajarib-20260512-090000.tar', 'tajarib-20260513-090000.tar'].sort(),
    );
  });

  it('are none where none were set, but one is made when somebody asks, who is written down', async () => {
    await open({ every: undefined });
    await look();
    expect((await backups.report()).last).to.equal(undefined);
    await backups.ask(somebody(1));
    expect(await backups.report()).to.include({ isWaiting: true, began: undefined });
    await whole.jobs.runDue();
    await backups.settled();
    expect(await backups.report()).to.include({ isWaiting: false, began: undefined });
    expect(names()).to.have.length(1);
    const [entry] = await whole.audit.listEntries({ action: 'backup' }, 1);
    expect(entry).to.include({ action: 'backup.asked' });
  });

  it('that fail say why, and are tried again within the hour', async () => {
    await open();
    writeFileSync(folder, 'a file where the folder should be');
    await look();
    expect((await backups.report()).failed).to.include({ at: '2026-05-10T09:00:00.000Z' });
    expect((await backups.report()).failed?.reason).to.not.equal('');
    expect(failures).to.have.length(1);
    await look();
    expect(failures, 'at once').to.have.length(1);
    clock.pass(hour);
    await look();
    expect(failures, 'an hour later').to.have.length(2);
    expect((await backups.report()).last).to.equal(undefined);
  });

  it('that are broken off by the end of the process leave nothing, and are no failure', async () => {
    await open();
    await backups.look();
    await whole.jobs.runDue();
    await backups.stop();
    const { failed, began, last } = await backups.report();
    expect([failed, began]).to.deep.equal([undefined, undefined]);
    expect(names()).to.have.length(last ? 1 : 0);
    expect(failures).to.deep.equal([]);
  });
});
