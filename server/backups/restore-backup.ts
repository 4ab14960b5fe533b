import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { FileStorage, Incoming, Leftovers } from '../attachments/index.ts';
import {
  DatabaseInUse,
  DatabaseUnusable,
  fillDatabase,
  openSite,
  openSnapshot,
  type DatabaseLocation,
  type Row,
} from '../database/index.ts';
import { ArchiveReader } from './archive/archive-reader.ts';
import { BackupRefused } from './backup-refused.ts';
import { settleRestored } from './backup-service.ts';
import { memberNames, type Manifest } from './manifest.ts';
import { verifyBackup, type Verified } from './verify-backup.ts';
import { stampOf } from './stamp.ts';

/** Where a backup is put back. */
export interface RestoreTarget {
  location: DatabaseLocation;
  storage: Pick<FileStorage, 'findSize' | 'put'>;
  /** Where files lie until they are in their place. */
  incoming: Incoming;
  /** Where it is written down what may be left of files. */
  leftovers: Leftovers;
  /** Whether a library that is there may be replaced. */
  replace: boolean;
}

export interface RestoreSummary {
  madeAt: string;
  rows: number;
  files: number;
  /** Files that were lost before the backup was made. */
  lost: number;
  /** Where the database that was there is kept; undefined where there was none. */
  kept: string | undefined;
}

/**
 * Puts the library that is in `file` in the place of the one at `target`. The whole file is looked at before
 * anything is touched; the database is built aside and takes its place in one step. Files are named by their
 * content, so that they can come before. Rejects with BackupRefused, and then everything is as it was.
 */
export async function restoreBackup(file: string, target: RestoreTarget, now: Date): Promise<RestoreSummary> {
  const archive = await openArchive(file);
  try {
    const verified = await verifyBackup(archive);
    return await putBack(archive, verified, target, now);
  } catch (error) {
    throw error instanceof DatabaseInUse ? new BackupRefused('running', {}, error) : error;
  } finally {
    await archive.close();
  }
}

async function openArchive(file: string): Promise<ArchiveReader> {
  try {
    return await ArchiveReader.open(file);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new BackupRefused('missing-file', { reason }, error);
  }
}

async function putBack(
  archive: ArchiveReader,
  verified: Verified,
  target: RestoreTarget,
  now: Date,
): Promise<RestoreSummary> {
  const { manifest } = verified;
  const replaced = target.replace ? await listFiles(target.location) : [];
  const site = await openSite(target.location);
  try {
    if (!target.replace && (await site.holdsLibrary())) throw new BackupRefused('inhabited');
    await build(archive, verified, site.location);
    await settleRestored(site.location, manifest, now);
    const { leftovers } = target;
    const died = `restore-${stampOf(now)}`;
    await leftovers.note(died, await listMissing(manifest, target), daysAfter(now, 1));
    for (const { sha256 } of manifest.files) await putFile(archive, verified, sha256, target);
    await leftovers.note(`replaced-${stampOf(now)}`, replaced, daysAfter(now, daysToGoBack));
    const kept = await site.takePlace(stampOf(now));
    await leftovers.forget(died);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    return { madeAt: manifest.madeAt, rows, files: manifest.files.length, lost: manifest.lost.length, kept };
  } finally {
    await site.close();
  }
}

/** For so long the library that was replaced has its files: one may want it back. */
const daysToGoBack = 30;
const daysAfter = (now: Date, days: number): Date => new Date(now.getTime() + days * 24 * 60 * 60_000);

/** Files of the backup that are not where they will be kept: a restore that dies leaves some of them. */
async function listMissing({ files }: Manifest, { storage }: RestoreTarget): Promise<string[]> {
  const missing: string[] = [];
  for (const { sha256 } of files) if ((await storage.findSize(sha256)) === undefined) missing.push(sha256);
  return missing;
}

/** Files of the library at `location`; none where there is no library that could be read. */
async function listFiles(location: DatabaseLocation): Promise<string[]> {
  const snapshot = await openSnapshot(location).catch(() => undefined);
  if (!snapshot) return [];
  const files: string[] = [];
  try {
    if (!snapshot.tables.includes('attachments')) return [];
    for await (const { hash } of snapshot.listRows('attachments'))
      if (typeof hash === 'string') files.push(hash);
  } finally {
    await snapshot.close();
  }
  return files;
}

/** Rows that do not fit were written by no library, or are such that the other database cannot hold them. */
async function build(
  archive: ArchiveReader,
  { manifest, members }: Verified,
  location: DatabaseLocation,
): Promise<void> {
  const { migrations, numbers } = manifest;
  const tables = function* () {
    for (const { name } of manifest.tables) {
      yield { name, rows: readRows(archive.content(members.get(memberNames.table(name))!)) };
    }
  };
  try {
    await fillDatabase(location, { migrations, numbers, tables: tables() });
  } catch (error) {
    if (error instanceof DatabaseUnusable) throw error;
    throw new BackupRefused('does-not-fit', { reason: error instanceof Error ? error.message : '' }, error);
  }
}

async function* readRows(packed: AsyncIterable<Buffer>): AsyncGenerator<Row> {
  const text: unknown = Readable.from(packed, { objectMode: false }).compose(createGunzip());
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of text as AsyncIterable<Buffer>) {
    let bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10)) {
      yield JSON.parse(bytes.toString('utf8', 0, end)) as Row;
      bytes = bytes.subarray(end + 1);
    }
    rest = bytes;
  }
}

async function putFile(
  archive: ArchiveReader,
  { members }: Verified,
  hash: string,
  { storage, incoming }: RestoreTarget,
): Promise<void> {
  const path = incoming.newPath();
  try {
    await pipeline(archive.content(members.get(memberNames.file(hash))!), createWriteStream(path));
    await storage.put(hash, path);
  } finally {
    await rm(path, { force: true });
  }
}
