import { join } from 'node:path';
import type { Database, Transaction } from '../database/index.ts';
import type { JobService } from '../jobs/index.ts';
import type { FileLimits } from './attachment.ts';
import { AttachmentService } from './attachment-service.ts';
import { Incoming } from './incoming.ts';
import type { ScannerPlace } from './scanning/clamav.ts';
import { DiskStorage } from './storage/disk-storage.ts';
import { S3Storage, type S3Place } from './storage/s3-storage.ts';

const readKind = 'attachments.read';
const sweepKind = 'attachments.sweep';
const day = 24 * 60 * 60 * 1000;
/** The first sweep waits until whoever started the library has seen that it runs. */
const beforeFirstSweep = 60 * 60 * 1000;

export interface FileSettings {
  readonly limits: FileLimits;
  readonly s3: S3Place | undefined;
  readonly scanner: ScannerPlace | undefined;
}

export interface AttachmentsParts {
  database: Database;
  jobs: JobService;
  dataDir: string;
  files: FileSettings;
  clock: () => Date;
  /** Every hash that some record, in some revision, names. */
  listNamed: () => AsyncIterable<string>;
  /** Records that name a document are found by its text from now on, as a part of `tx`. */
  onText: (tx: Transaction, hash: string) => Promise<void>;
}

/** Where files are kept: a folder of the data folder, or an S3-compatible server. */
export const openStorage = (dataDir: string, { s3 }: Pick<FileSettings, 's3'>): DiskStorage | S3Storage =>
  s3 ? new S3Storage(s3) : new DiskStorage(join(dataDir, 'files'));

/** Opens the room of files, with its jobs: documents are read one by one, and once a day what nobody names goes. */
export async function openAttachments(parts: AttachmentsParts): Promise<AttachmentService> {
  const { database, jobs, dataDir, files, clock, listNamed } = parts;
  const attachments = new AttachmentService({
    ...parts,
    limits: files.limits,
    scanner: files.scanner,
    storage: openStorage(dataDir, files),
    incoming: new Incoming(join(dataDir, 'files', 'incoming')),
    onDocument: (tx, hash) => jobs.add(tx, { kind: readKind, data: { hash }, dedupe: `${readKind} ${hash}` }),
  });
  const planSweep = (tx: Transaction, wait: number): Promise<void> => {
    const runAt = new Date(clock().getTime() + wait);
    // One a day, however often the library is started.
    const dedupe = `${sweepKind} ${runAt.toISOString().slice(0, 10)}`;
    return jobs.add(tx, { kind: sweepKind, data: {}, dedupe, runAt });
  };
  jobs.register(readKind, (data) => attachments.readText((data as { hash: string }).hash));
  jobs.register(sweepKind, async () => {
    await attachments.sweep(listNamed);
    await database.transaction((tx) => planSweep(tx, day));
  });
  await database.transaction((tx) => planSweep(tx, beforeFirstSweep));
  return attachments;
}
