import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { BackupRefused, makeBackup, restoreBackup } from '../../server/backups/index.ts';
import type { DatabaseKind } from '../../server/database/index.ts';
import { makeFolder, onBothDatabases } from '../support/databases.ts';
import { pdf, takeFile } from '../support/files.ts';
import {
  fillWhole,
  makePlace,
  openWhole,
  readTables,
  sourceOf,
  targetOf,
  type Place,
} from '../support/whole-library.ts';

const now = new Date();
const block = 512;

/** Where each member of a tar file begins, by its name, and how many bytes it takes with its header. */
function membersOf(tar: Buffer): { name: string; from: number; length: number }[] {
  const members = [];
  for (let from = 0; from < tar.length && tar[from] !== 0;) {
    const name = tar.toString('utf8', from, tar.indexOf(0, from));
    const size = parseInt(tar.toString('latin1', from + 124, from + 136), 8);
    const length = block + Math.ceil(size / block) * block;
    members.push({ name, from, length });
    from += length;
  }
  return members;
}

/** The sum over a header, so that a changed one is well formed. */
function sealHeader(tar: Buffer, from: number): void {
  tar.fill(0x20, from + 148, from + 156);
  const sum = tar.subarray(from, from + block).reduce((all, byte) => all + byte, 0);
  tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, from + 148, 'latin1');
}

/** A library with records and files. */
async function makeInhabited(kind: DatabaseKind, text: string): Promise<Place> {
  const place = await makePlace(kind);
  const library = await openWhole(place);
  await fillWhole(library);
  await takeFile(library.attachments, `${text}.pdf`, pdf(text));
  await library.close();
  return place;
}

/** Every row and every file of a library. */
const stateOf = async ({ location, dataDir }: Place) => ({
  rows: await readTables(location),
  files: readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
    // SQLite makes and removes its own files beside the database.
    .filter((name) => !/-(wal|shm)$/.test(name))
    .sort(),
});

onBothDatabases('a backup that is not as it was written', (kind) => {
  let target: Place;
  let untouched: Awaited<ReturnType<typeof stateOf>>;
  let whole: Buffer;
  let members: ReturnType<typeof membersOf>;

  before(async () => {
    const place = await makeInhabited(kind, 'one');
    target = await makeInhabited(kind, 'another');
    untouched = await stateOf(target);
    const file = join(makeFolder('backup'), 'whole.tar');
    await makeBackup(file, sourceOf(place), { now });
    whole = readFileSync(file);
    members = membersOf(whole);
    expect(members.length).to.be.above(20);
  });

  /** Tries to put `copy` in the place of a library, which must stay as it is. @returns why it was refused */
  async function refusalOf(copy: Buffer): Promise<string> {
    const file = join(makeFolder('backup'), 'damaged.tar');
    writeFileSync(file, copy);
    const reason: unknown = await restoreBackup(file, targetOf(target, true), now).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(reason, String(reason)).to.be.instanceOf(BackupRefused);
    expect(await stateOf(target)).to.deep.equal(untouched);
    return (reason as BackupRefused).why;
  }

  it('is refused wherever it is cut', async () => {
    for (let part = 0; part < 15; part++) {
      const why = await refusalOf(whole.subarray(0, Math.floor((whole.length * part) / 15)));
      expect(why, `part ${part}`).to.be.oneOf(['no-backup', 'cut', 'incomplete']);
    }
    expect(await refusalOf(whole.subarray(0, whole.length - 3 * block))).to.be.oneOf(['cut', 'incomplete']);
  });

  it('is refused where one bit of a member is another', async () => {
    for (let at = 0; at < 15; at++) {
      const member = members[Math.floor((members.length * at) / 15)]!;
      if (member.length <= block) continue;
      const copy = Buffer.from(whole);
      copy[member.from + block]! ^= 1 << (at % 8);
      expect(await refusalOf(copy), member.name).to.be.oneOf(['damaged', 'no-backup', 'newer']);
    }
  });

  it('is refused where a member is missing', async () => {
    for (let at = 0; at < 10; at++) {
      const { name, from, length } = members[Math.floor((members.length * at) / 10)]!;
      const copy = Buffer.concat([whole.subarray(0, from), whole.subarray(from + length)]);
      expect(await refusalOf(copy), name).to.be.oneOf(['incomplete', 'no-backup']);
    }
  });

  it('is refused where a member has another name', async () => {
    for (let at = 0; at < 10; at++) {
      const { name, from } = members[Math.floor((members.length * at) / 10)]!;
      const copy = Buffer.from(whole);
      copy[from] = 'x'.charCodeAt(0);
      sealHeader(copy, from);
      expect(await refusalOf(copy), name).to.be.oneOf(['incomplete', 'foreign', 'no-backup', 'damaged']);
    }
  });

  it('is refused where it is of a newer library', async () => {
    const copy = Buffer.from(whole);
    copy.write('2', block, 'latin1');
    expect(await refusalOf(copy)).to.equal('newer');
  });

  it('is taken where nothing was done to it', async () => {
    const file = join(makeFolder('backup'), 'same.tar');
    writeFileSync(file, whole);
    const restored = await restoreBackup(file, targetOf(target, true), now);
    expect(restored).to.include({ files: 1, lost: 0 });
    expect(await stateOf(target)).not.to.deep.equal(untouched);
  });
});
