import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { BackupService, restoreBackup } from '../../server/backups/index.ts';
import { fileHashesIn } from '../../server/content/storing/named-files-store.ts';
import { makeFolder, onBothDatabases } from '../support/databases.ts';
import { pdf, takeFile } from '../support/files.ts';
import { toArray } from '../support/library.ts';
import { lesson } from '../support/records.ts';
import { somebody } from '../support/desk.ts';
import { contentOf, fillWhole, makePlace, openWhole, sourceOf, targetOf } from '../support/whole-library.ts';

const clock = (): Date => new Date();
/** People who write without a pause, and how much they have written before a backup is asked for. */
const writers = 3;
const before = 40;
/** Every so many records comes with a file, whose text is then to be read. */
const withFile = 2;

onBothDatabases('a backup that is made while people are writing', (kind) => {
  it('holds everything that was acknowledged before it was asked for, with whole files', async () => {
    const place = await makePlace(kind);
    const whole = await openWhole(place);
    await fillWhole(whole, 3);
    const { database, jobs, audit, content, attachments } = whole;
    const failures: unknown[] = [];
    const folder = makeFolder('backups');
    const settings = { every: undefined, keep: 2, folder };
    const backups = new BackupService({
      database,
      jobs,
      audit,
      source: sourceOf(place),
      settings,
      clock,
      onFailure: (error) => failures.push(error),
    });
    /** What the library has said that it took, in the order of its answers: external ids, and hashes of files. */
    const acknowledged: { record: string; file?: string }[] = [];
    let isWriting = true;

    async function write(writer: number): Promise<void> {
      for (let number = 0; isWriting; number += 1) {
        const record = `w${writer}-${number}`;
        const file =
          number % withFile === 0 ? await takeFile(attachments, `${record}.pdf`, pdf(record)) : undefined;
        const files = file ? { files: [{ file, name: `${record}.pdf` }] } : {};
        await content.importBatch([lesson(record, { statement: { en: record }, ...files })], clock());
        acknowledged.push({ record, ...(file && { file }) });
      }
    }
    const writing = Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
    jobs.start();
    let asked: typeof acknowledged;
    let meanwhile: number;
    let unread: number;
    try {
      while (acknowledged.length < before) await delay(5);
      asked = [...acknowledged];
      await backups.ask(somebody(1));
      while (!(await backups.report()).last && failures.length === 0) await delay(20);
      meanwhile = acknowledged.length - asked.length;
      const files = await attachments.findKept(asked.flatMap(({ file }) => file ?? []));
      unread = [...files.values()].filter(({ text }) => text === 'waiting').length;
    } finally {
      isWriting = false;
      await writing;
      await jobs.stop();
      await backups.stop();
    }
    expect(failures).to.deep.equal([]);
    expect(meanwhile, 'records written meanwhile').to.be.greaterThan(0);
    expect(unread, 'files that the backup did not wait for to be read').to.be.greaterThan(0);
    const [kept] = (await backups.report()).kept;
    await whole.close();

    const target = await makePlace(kind);
    await restoreBackup(join(folder, kept!.name), targetOf(target), clock());
    const restored = await openWhole(target);
    const records = await toArray(restored.content.exportAll());
    const there = new Set(records.map(({ externalId }) => externalId));
    expect(asked.filter(({ record }) => !there.has(record))).to.deep.equal([]);
    const files = new Set(records.flatMap(({ values }) => fileHashesIn(JSON.stringify(values))));
    for (const { file } of asked) if (file) expect(files.has(file)).to.equal(true);
    for (const hash of files) {
      expect(
        createHash('sha256')
          .update(await contentOf(target, hash))
          .digest('hex'),
      ).to.equal(hash);
    }
    expect((await restored.attachments.measure()).files).to.be.at.least(files.size);
    expect(await restored.audit.findBrokenLink()).to.equal(undefined);
    await restored.close();
  });
});
