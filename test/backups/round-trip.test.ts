import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { BackupRefused, makeBackup, restoreBackup } from '../../server/backups/index.ts';
import { openSnapshot, type DatabaseKind } from '../../server/database/index.ts';
import { makeFolder, onBothDatabases } from '../support/databases.ts';
import { pdf, takeFile } from '../support/files.ts';
import { lesson } from '../support/records.ts';
import {
  contentOf,
  fillWhole,
  makePlace,
  openWhole,
  readTables,
  sourceOf,
  targetOf,
  type Place,
} from '../support/whole-library.ts';

const kinds: readonly DatabaseKind[] = ['sqlite', 'postgres'];
const now = new Date();

async function refusalOf(work: Promise<unknown>): Promise<BackupRefused> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error, String(error)).to.be.instanceOf(BackupRefused);
  return error as BackupRefused;
}

onBothDatabases('a backup', (kind) => {
  let place: Place;
  let file: string;
  let hashes: string[];

  before(async () => {
    place = await makePlace(kind);
    const whole = await openWhole(place);
    await fillWhole(whole);
    const { attachments } = whole;
    hashes = [
      await takeFile(attachments, 'a.pdf', pdf('one')),
      await takeFile(attachments, 'b.pdf', pdf('two')),
    ];
    // A number that was given and is gone again is not given a second time.
    await whole.content.importBatch([lesson('gone', { statement: { en: 'gone' } })], now);
    await whole.database.transaction(async (tx) => {
      await tx.deleteFrom('contents').where('external_id', '=', 'gone').execute();
    });
    await whole.close();
    file = join(makeFolder('backup'), 'backup.tar');
    const made = await makeBackup(file, sourceOf(place), { now });
    expect(made).to.include({ files: 2, bytes: statSync(file).size });
    expect(made.rows).to.be.above(60);
  });

  it('is a file that its owner alone may read, with nothing beside it', () => {
    expect(statSync(file).mode & 0o777).to.equal(0o600);
    expect(readdirSync(join(file, '..'))).to.deep.equal(['backup.tar']);
  });

  for (const other of kinds) {
    it(`is put back into an empty ${other} library with every row, file and number`, async () => {
      const target = await makePlace(other);
      const restored = await restoreBackup(file, targetOf(target), now);
      expect(restored).to.include({ files: 2, lost: 0, kept: undefined });
      expect(await readTables(target.location)).to.deep.equal(await readTables(place.location));
      for (const hash of hashes) {
        const content = await contentOf(target, hash);
        expect(createHash('sha256').update(content).digest('hex')).to.equal(hash);
      }
      const [before, after] = await Promise.all([
        openSnapshot(place.location),
        openSnapshot(target.location),
      ]);
      expect(after.migrations).to.deep.equal(before.migrations);
      await Promise.all([before.close(), after.close()]);

      const whole = await openWhole(target);
      expect(await whole.audit.findBrokenLink()).to.equal(undefined);
      const [line] = await whole.audit.listEntries({ action: 'backup' }, 1);
      expect(line).to.include({ action: 'backup.restored' });
      const highest = await whole.changeLog.last();
      await whole.content.importBatch([lesson('next', { statement: { en: 'next' } })], now);
      expect(await whole.changeLog.last()).to.be.above(highest);
      const ids = await whole.database.reader
        .selectFrom('contents')
        .select('id')
        .orderBy('id', 'desc')
        .execute();
      expect(ids[0]!.id - ids[1]!.id, 'the number of the record that is gone').to.equal(2);
      await whole.close();
    });
  }

  it('takes the place of another library only when told to, and keeps that one aside', async () => {
    const target = await makePlace(kind);
    const there = await openWhole(target);
    await fillWhole(there, 3);
    await there.close();
    const untouched = await readTables(target.location);
    expect(await refusalOf(restoreBackup(file, targetOf(target), now))).to.include({ why: 'inhabited' });
    expect(await readTables(target.location)).to.deep.equal(untouched);
    const { kept } = await restoreBackup(file, targetOf(target, true), now);
    expect(await readTables(target.location)).to.deep.equal(await readTables(place.location));
    expect(kept).to.match(/before[-_]/);
    if (target.location.kind === 'sqlite') {
      expect(await readTables({ kind: 'sqlite', file: kept! })).to.deep.equal(untouched);
      const left = readdirSync(join(target.location.file, '..')).filter((name) =>
        /restoring|journal/.test(name),
      );
      expect(left).to.deep.equal([]);
    } else {
      const url = `${target.location.url}?options=-c%20search_path%3D${kept!}`;
      expect(await readTables({ kind: 'postgres', url })).to.deep.equal(untouched);
    }
  });

  it('is not put back under a library that is running', async () => {
    const target = await makePlace(kind);
    const running = await openWhole(target);
    await fillWhole(running, 3);
    const untouched = await readTables(target.location);
    expect(await refusalOf(restoreBackup(file, targetOf(target, true), now))).to.include({ why: 'running' });
    await running.content.importBatch([lesson('still', { statement: { en: 'still' } })], now);
    await running.close();
    expect((await readTables(target.location))['contents']).to.have.length(untouched['contents']!.length + 1);
    expect(existsSync(join(target.dataDir, 'files', hashes[0]!.slice(0, 2)))).to.equal(false);
  });

  it('says which files were lost before, and speaks of none that it does not hold', async () => {
    const poor = await makePlace(kind);
    await restoreBackup(file, targetOf(poor), now);
    const { storage } = sourceOf(poor);
    await storage.remove(hashes[0]!);
    const next = join(makeFolder('backup'), 'poor.tar');
    const made = await makeBackup(next, sourceOf(poor), { now });
    expect(made).to.deep.include({ files: 1, lost: [hashes[0]] });
    const target = await makePlace(kind);
    expect(await restoreBackup(next, targetOf(target), now)).to.include({ files: 1, lost: 1 });
    const { attachments } = await readTables(target.location);
    expect(attachments).to.have.length(1);
  });
});
