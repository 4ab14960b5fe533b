import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Database, Transaction } from '../database/index.ts';
import { NotFound } from '../errors.ts';
import { isPhotograph, type Attachment, type FileLimits, type TakenFile } from './attachment.ts';
import * as store from './attachment-store.ts';
import type { AttachmentPage } from './attachment-store.ts';
import type { Incoming } from './incoming.ts';
import { withoutAuthors } from './authors/without-authors.ts';
import { readText, type ReadText } from './extraction/read-text.ts';
import { pictureWidths, toPhotograph, toPicture, type PictureWidth } from './photographs/photograph.ts';
import { findVirus, type ScannerPlace } from './scanning/clamav.ts';
import type { ByteRange, FileStorage } from './storage/file-storage.ts';
import type { Leftovers } from './storage/leftovers.ts';
import { checkFile, refusal } from './types/check-file.ts';
import { toFileName } from './types/file-name.ts';
import { isPictureType, type FileTypeName } from './types/accepted.ts';

const day = 24 * 60 * 60 * 1000;
const sweptAtOnce = 200;

interface Parts {
  database: Database;
  storage: FileStorage;
  incoming: Incoming;
  leftovers: Leftovers;
  limits: FileLimits;
  scanner: ScannerPlace | undefined;
  clock: () => Date;
  /** A document is kept whose text is to be read: what `tx` adds here is there together with it. */
  onDocument: (tx: Transaction, hash: string) => Promise<void>;
  /** The text of a document has been read, as a part of `tx`. */
  onText: (tx: Transaction, hash: string) => Promise<void>;
}

interface ReceivedFile {
  /** Where it lies now; it is moved or removed. */
  readonly path: string;
  /** As it was called where it came from. */
  readonly name: string;
  readonly accountId: number | null;
}

const keysOf = (hash: string): string[] => [hash, ...pictureWidths.map((width) => `${hash}-${width}.webp`)];

/** Photographs and documents: taken in, looked at, kept under their hash, shown and, when nobody names them, swept. */
export class AttachmentService {
  readonly limits: FileLimits;
  readonly incoming: Incoming;
  private readonly parts: Parts;
  /** One file at a time is unpacked: a large picture takes 200 MB for a moment. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.parts = parts;
    this.limits = parts.limits;
    this.incoming = parts.incoming;
  }

  /**
   * Takes in a file that has arrived. When this resolves, the file is kept and survives a power cut; when it rejects,
   * nothing of it is left. Rejects with InvalidInput that says what is wrong with it, with StorageUnusable,
   * DatabaseUnusable or ScannerUnavailable.
   */
  async take(file: ReceivedFile): Promise<TakenFile> {
    try {
      return await this.inTurn(() => this.keep(file));
    } finally {
      await rm(file.path, { force: true });
    }
  }

  /** Throws InvalidInput where a file of `bytes` is too large, or too large beside the others of its record. */
  checkRoom({ name, bytes }: { name: string; bytes: number }, bytesOfOthers: number): void {
    const { file, record } = this.limits;
    if (bytes > file) throw refusal('file.tooLarge', { name, bytes, limit: file });
    if (bytes + bytesOfOthers > record) throw refusal('file.recordFull', { name, limit: record });
  }

  /** Those of `hashes` that are kept, by hash. */
  findKept(hashes: readonly string[]): Promise<Map<string, Attachment>> {
    return store.findKept(this.parts.database.reader, hashes);
  }

  /** Rejects with NotFound where nothing of this hash is kept. */
  async getKept(hash: string): Promise<Attachment> {
    const found = (await this.findKept([hash])).get(hash);
    if (!found) throw new NotFound(`no file ${hash.slice(0, 80)}`);
    return found;
  }

  /** The file's content, or a part of it. */
  open({ hash }: Pick<Attachment, 'hash'>, range?: ByteRange): Promise<Readable> {
    return this.parts.storage.open(hash, range);
  }

  /** A photograph in one of the widths of pages, as WebP. Made when it is first asked for, if it is not there. */
  async openPicture({ hash }: Pick<Attachment, 'hash'>, width: PictureWidth): Promise<Readable> {
    const { storage } = this.parts;
    const key = `${hash}-${width}.webp`;
    if ((await storage.findSize(key)) === undefined) await this.inTurn(() => this.makePicture(hash, width));
    return storage.open(key);
  }

  /** Whether the properties of a kept document may still name its author: they could not be taken out. */
  async mayNameAuthor({ hash, type }: Attachment): Promise<boolean> {
    const chunks: Buffer[] = [];
    for await (const chunk of await this.parts.storage.open(hash)) chunks.push(chunk as Buffer);
    return (await withoutAuthors(Buffer.concat(chunks), type, hash)).mayRemain;
  }

  /** The texts of documents, page by page. */
  listPages(hashes: readonly string[]): Promise<AttachmentPage[]> {
    return store.listPages(this.parts.database.reader, hashes);
  }

  /**
   * Says, as a part of `tx`, that a record names these files: they are kept from now on as long as it does. Answers
   * those that are there.
   */
  touch(tx: Transaction, hashes: readonly string[]): Promise<ReadonlySet<string>> {
    return store.touch(tx, hashes, this.parts.clock().toISOString());
  }

  measure(): Promise<{ files: number; bytes: number }> {
    return store.measure(this.parts.database.reader);
  }

  /** Reads the text of a document and keeps it page by page. What cannot be read is said so, and the file stays. */
  async readText(hash: string): Promise<void> {
    const attachment = (await this.findKept([hash])).get(hash);
    if (attachment?.text !== 'waiting') return;
    const path = this.parts.incoming.newPath();
    let read: ReadText;
    try {
      await writeFile(path, await this.open(attachment));
      read = await readText(path, attachment.type);
    } finally {
      await rm(path, { force: true });
    }
    await this.parts.database.transaction(async (tx) => {
      await store.putText(tx, hash, read);
      await this.parts.onText(tx, hash);
    });
  }

  /**
   * Removes files that no record names and that nobody has touched for a day; answers how many. What a form that is
   * still open, or a transaction in flight, refers to was touched by it and stays.
   * @param listNamed every hash that some record, in some revision, names
   */
  async sweep(listNamed: () => AsyncIterable<string>): Promise<number> {
    const before = new Date(this.parts.clock().getTime() - day).toISOString();
    const named = new Set<string>();
    for await (const hash of listNamed()) named.add(hash);
    let swept = 0;
    let after = '';
    for (;;) {
      const page = await store.listUntouched(this.parts.database.reader, before, after, sweptAtOnce);
      for (const hash of page) if (!named.has(hash) && (await this.remove(hash, before))) swept += 1;
      if (page.length < sweptAtOnce) break;
      after = page.at(-1)!;
    }
    return swept + (await this.sweepLeftovers()) + (await this.incoming.sweep(before));
  }

  /** What was written down as possibly left over goes, unless it is known here. */
  private async sweepLeftovers(): Promise<number> {
    const { leftovers, clock } = this.parts;
    let swept = 0;
    for (const { name, files } of await leftovers.listDue(clock())) {
      for (const hash of files) if (await this.removeUnknown(hash)) swept += 1;
      await leftovers.forget(name);
    }
    return swept;
  }

  /** As `remove`, of a file that no row speaks of. */
  private removeUnknown(hash: string): Promise<boolean> {
    const { database, storage, clock } = this.parts;
    return database.transaction(async (tx) => {
      if (!(await store.holdUnknown(tx, hash, clock().toISOString()))) return false;
      for (const key of keysOf(hash)) await storage.remove(key);
      await store.letGo(tx, hash);
      return true;
    });
  }

  /** The row is out only together with its files; whoever brings the same file in meanwhile waits for both. */
  private remove(hash: string, before: string): Promise<boolean> {
    const { database, storage } = this.parts;
    return database.transaction(async (tx) => {
      if (!(await store.removeUntouched(tx, hash, before))) return false;
      for (const key of keysOf(hash)) await storage.remove(key);
      return true;
    });
  }

  private async keep({ path, name, accountId }: ReceivedFile): Promise<TakenFile> {
    const given = await readFile(path);
    this.checkRoom({ name, bytes: given.length }, 0);
    const accepted = await checkFile(given, name);
    const { scanner } = this.parts;
    const virus = scanner && (await findVirus(scanner, path));
    if (virus !== undefined) throw refusal('file.infected', { name, virus });
    const picture = isPictureType(accepted) ? await toPhotograph(given, accepted === 'png', name) : undefined;
    const type = picture?.type ?? (accepted as FileTypeName);
    const content = picture?.data ?? (await withoutAuthors(given, type, name)).content;
    if (content !== given) await writeFile(path, content);
    const attachment: Attachment = {
      hash: createHash('sha256').update(content).digest('hex'),
      type,
      bytes: content.length,
      width: picture?.width ?? null,
      height: picture?.height ?? null,
      pages: null,
      language: null,
      text: picture ? 'none' : 'waiting',
      accountId,
    };
    await this.place(attachment, path);
    return { ...attachment, name: toFileName(name, type) };
  }

  /** Announced, then in its place, then confirmed: at no moment is there a file that the sweeper would not find. */
  private async place(attachment: Attachment, path: string): Promise<void> {
    const { database, storage, onDocument } = this.parts;
    const { hash } = attachment;
    const now = this.parts.clock().toISOString();
    await database.transaction((tx) => store.announce(tx, attachment, now));
    await storage.put(hash, path);
    await database.transaction(async (tx) => {
      await store.confirm(tx, hash);
      if (!isPhotograph(attachment)) await onDocument(tx, hash);
    });
  }

  private async makePicture(hash: string, width: PictureWidth): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of await this.parts.storage.open(hash)) chunks.push(chunk as Buffer);
    const path = this.parts.incoming.newPath();
    await writeFile(path, await toPicture(Buffer.concat(chunks), width));
    await this.parts.storage.put(`${hash}-${width}.webp`, path);
    await rm(path, { force: true });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
