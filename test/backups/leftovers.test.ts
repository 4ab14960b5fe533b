import { join } from 'node:path';
import { expect } from 'chai';
import { makeBackup, restoreBackup } from '../../server/backups/index.ts';
import type { DatabaseKind } from '../../server/database/index.ts';
import { makeFolder, onBothDatabases } from '../support/databases.ts';
import { pdf, takeFile } from '../support/files.ts';
import { toArray } from '../support/library.ts';
import { lesson } from '../support/records.ts';
import { makePlace, openWhole, sourceOf, storageOf, targetOf, type Place } from '../support/whole-library.ts';

const day = 24 * 60 * 60_000;
const now = new Date();

onBothDatabases('files that a restore leaves behind', (kind: DatabaseKind) => {
  let file: string;
  let backedUp: string[];

  /** A library with a record for each of `words`, each with a file of its own. */
  async function makeInhabited(...words: string[]): Promise<{ place: Place; hashes: string[] }> {
    const place = await makePlace(kind);
    const { attachments, content, close } = await openWhole(place);
    const hashes: string[] = [];
    for (const word of words) {
      const hash = await takeFile(attachments, `${word}.pdf`, pdf(word));
      const files = [{ file: hash, name: `${word}.pdf` }];
      await content.importBatch([lesson(word, { statement: { en: word }, files })], now);
      hashes.push(hash);
    }
    await close();
    return { place, hashes };
  }
  /** What is kept after the daily sweep, so many days from now. */
  async function sweptAfter(place: Place, days: number): Promise<Set<string>> {
    const whole = await openWhole(place, () => new Date(now.getTime() + days * day));
    await whole.attachments.sweep(() => whole.content.listNamedFiles());
    await whole.close();
    return new Set(await toArray(storageOf(place).listKeys()));
  }

  before(async () => {
    const { place, hashes } = await makeInhabited('one', 'two', 'shared');
    backedUp = hashes;
    file = join(makeFolder('backup'), 'backup.tar');
    await makeBackup(file, sourceOf(place), { now });
  });

  it('go when it died over them, and nothing that the library there has', async () => {
    const { place, hashes } = await makeInhabited('shared', 'own');
    const target = targetOf(place, true);
    let put = 0;
    const dying = {
      findSize: (hash: string) => target.storage.findSize(hash),
      put: (hash: string, path: string) =>
        ++put === 3 ? Promise.reject(new Error('the power is cut')) : target.storage.put(hash, path),
    };
    const died: unknown = await restoreBackup(file, { ...target, storage: dying }, now).catch(
      (error: unknown) => error,
    );
    expect(String(died)).to.include('the power is cut');
    const left = new Set(await toArray(storageOf(place).listKeys()));
    expect(left.size).to.be.greaterThan(hashes.length);
    expect(await sweptAfter(place, 0.5)).to.deep.equal(left);
    expect(await sweptAfter(place, 2)).to.deep.equal(new Set(hashes));
  });

  it('go a month after the library that they belonged to was replaced', async () => {
    const { place, hashes } = await makeInhabited('shared', 'own');
    await restoreBackup(file, targetOf(place, true), now);
    expect(await sweptAfter(place, 20)).to.deep.equal(new Set([...hashes, ...backedUp]));
    expect(await sweptAfter(place, 31)).to.deep.equal(new Set(backedUp));
  });

  it('are none where it went well into an empty library', async () => {
    const place = await makePlace(kind);
    await restoreBackup(file, targetOf(place), now);
    expect(await sweptAfter(place, 40)).to.deep.equal(new Set(backedUp));
  });
});
