import { createHash } from 'node:crypto';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect } from 'chai';
import sharp from 'sharp';
import { AttachmentService, DiskStorage, Incoming, Leftovers } from '../../server/attachments/index.ts';
import type { InvalidInput } from '../../server/errors.ts';
import { makeFolder, makeLibrary, onBothDatabases } from '../support/databases.ts';
import { drawing, pdf, photograph } from '../support/files.ts';
import { now, toArray, type Library } from '../support/library.ts';
import { practice } from '../support/records.ts';

const day = 24 * 60 * 60 * 1000;
const mebibyte = 1024 * 1024;

onBothDatabases('kept files', (kind) => {
  let library: Library;
  let folder: string;
  let storage: DiskStorage;
  let attachments: AttachmentService;
  let clock: Date;
  let documents: string[];

  beforeEach(async () => {
    library = await makeLibrary(kind);
    folder = makeFolder('files');
    clock = now;
    documents = [];
    storage = new DiskStorage(folder);
    attachments = new AttachmentService({
      database: library.database,
      storage,
      incoming: new Incoming(join(folder, 'incoming')),
      leftovers: new Leftovers(join(folder, 'leftovers')),
      limits: { file: mebibyte, record: 2 * mebibyte },
      scanner: undefined,
      clock: () => clock,
      onDocument: async (_tx, hash) => void documents.push(await Promise.resolve(hash)),
      onText: (tx, hash) => library.content.noteFileRead(tx, hash),
    });
  });
  afterEach(() => library.database.close());

  async function take(file: Buffer, name: string) {
    const path = attachments.incoming.newPath();
    await writeFile(path, file);
    return attachments.take({ path, name, accountId: 7 });
  }
  const incoming = () => readdir(attachments.incoming.folder);

  it('are kept once under the hash of their content, and documents are put down to be read', async () => {
    const file = pdf('Pumps');
    const taken = await take(file, 'خطة المضخات.PDF');
    const hash = createHash('sha256').update(file).digest('hex');
    expect(taken).to.deep.include({ hash, name: 'خطة المضخات.pdf', type: 'pdf', bytes: file.length });
    expect(await buffer(await attachments.open(taken))).to.deep.equal(file);
    expect(await buffer(await attachments.open(taken, { start: 1, end: 3 }))).to.deep.equal(
      file.subarray(1, 4),
    );
    await take(file, 'another name.pdf');
    expect(await toArray(storage.listKeys())).to.deep.equal([hash]);
    expect(documents).to.deep.equal([hash, hash]);
    expect(await attachments.measure()).to.deep.equal({ files: 1, bytes: file.length });
    expect(await incoming()).to.be.empty;
  });

  it('are, where they are photographs, written anew: upright, without place and camera', async () => {
    const given = await photograph(600, 400);
    expect(given.includes('SecretCamera')).to.equal(true);
    const taken = await take(given, 'site.jpeg');
    expect(taken).to.deep.include({ name: 'site.jpg', type: 'jpeg', width: 400, height: 600, text: 'none' });
    const kept = await buffer(await attachments.open(taken));
    const { exif, orientation } = await sharp(kept).metadata();
    expect([exif, orientation, kept.includes('SecretCamera')]).to.deep.equal([undefined, undefined, false]);
    const picture = await buffer(await attachments.openPicture(taken, 320));
    expect(await sharp(picture).metadata()).to.deep.include({ format: 'webp', width: 320, height: 480 });
    expect(await take(await drawing(), 'plan.png')).to.deep.include({ type: 'png' });
    expect(await take(await drawing('webp'), 'plan.webp')).to.deep.include({
      type: 'jpeg',
      name: 'plan.jpg',
    });
  });

  it('hide nothing: what is behind the picture is not kept with it', async () => {
    const polyglot = Buffer.concat([await photograph(), Buffer.from('<script>alert(1)</script>PK\x05\x06')]);
    const kept = await buffer(await attachments.open(await take(polyglot, 'a.jpg')));
    expect(kept.includes('script')).to.equal(false);
  });

  it('leave nothing behind when they are refused', async () => {
    const huge = await sharp({ create: { width: 9000, height: 6000, channels: 3, background: '#000' } })
      .png()
      .toBuffer();
    const refused: [Buffer, string, string][] = [
      [Buffer.alloc(2 * mebibyte, 1), 'a.pdf', 'file.tooLarge'],
      [Buffer.from('MZ'), 'a.exe', 'file.type'],
      [(await photograph()).subarray(0, 400), 'a.jpg', 'file.damaged'],
      [huge, 'a.png', 'file.pixels'],
    ];
    for (const [file, name, code] of refused) {
      const error = await take(file, name).catch((failure: unknown) => failure);
      expect((error as InvalidInput).problems[0]?.code, name).to.equal(code);
    }
    expect(await incoming()).to.be.empty;
    expect(await toArray(storage.listKeys())).to.be.empty;
    expect(await attachments.measure()).to.deep.equal({ files: 0, bytes: 0 });
  });

  it('are swept a day after nobody names them any more, and not before', async () => {
    const named = await take(pdf('named'), 'a.pdf');
    const inDraft = await take(pdf('in an open form'), 'b.pdf');
    const orphan = await take(await photograph(), 'c.jpg');
    await attachments.openPicture(orphan, 320).then(buffer);
    const media = [{ file: named.hash, name: named.name }];
    await library.content.importBatch([practice('p-1', { media }, { status: 'draft' })], now);
    const left = attachments.incoming.newPath();
    await writeFile(left, 'half a file');
    await utimes(left, now, now);
    const sweep = () => attachments.sweep(() => library.content.listNamedFiles());

    expect(await sweep()).to.equal(0);
    clock = new Date(now.getTime() + day + 1000);
    const gone = 'f'.repeat(64);
    const there = await library.database.transaction((tx) => attachments.touch(tx, [inDraft.hash, gone]));
    expect([...there]).to.deep.equal([inDraft.hash]);
    expect(await sweep()).to.equal(2);
    expect(await toArray(storage.listKeys())).to.have.members([named.hash, inDraft.hash]);
    expect(await incoming()).to.be.empty;
    expect([...(await attachments.findKept([named.hash, inDraft.hash, orphan.hash])).keys()]).to.have.length(
      2,
    );
  });

  it('are not swept while they are being brought in again', async () => {
    const file = pdf('again and again');
    const { hash } = await take(file, 'a.pdf');
    clock = new Date(now.getTime() + 2 * day);
    const [again] = await Promise.all([
      take(file, 'a.pdf'),
      attachments.sweep(() => library.content.listNamedFiles()),
    ]);
    expect((await attachments.findKept([hash])).has(again.hash)).to.equal(true);
    expect(await buffer(await attachments.open(again))).to.deep.equal(file);
  });

  it('are read, and search looks again at the published records that name them', async () => {
    const taken = await take(pdf('Leakage fell', 'by half'), 'a.pdf');
    const media = [{ file: taken.hash, name: taken.name }];
    await library.content.importBatch([practice('p-1', { media }), practice('p-2')], now);
    const before = await library.changeLog.last();
    await attachments.readText(taken.hash);
    expect(await attachments.listPages([taken.hash])).to.deep.equal([
      { hash: taken.hash, page: 1, text: 'Leakage fell' },
      { hash: taken.hash, page: 2, text: 'by half' },
    ]);
    expect(await attachments.getKept(taken.hash)).to.deep.include({ text: 'read', pages: 2 });
    expect(await library.changeLog.last()).to.equal(before + 1);
  });
});
