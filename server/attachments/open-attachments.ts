import { join } from 'node:path';
import type { Database, Transaction } from '../database/index.ts';
import type { JobService } from '../jobs/index.ts';
import type { FileLimits } from './attachment.ts';
import { AttachmentService } from './attachment-service.ts';
import { Incoming } from './incoming.ts';
import type { ScannerPlace } from './scanning/clamav.ts';
import { DiskStorage } from './storage/disk-storage.ts';
import { Leftovers } from './storage/leftovers.ts';
import type { FileStorage } from './storage/file-storage.ts';
import type { S3Place } from './storage/s3-storage.ts';

const readKind = 'attachments.read';

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

/** Where files are kept: a folder of the data folder, or an S3-compatible server, whose client is loaded for it. */
export async function openStorage(dataDir: string, { s3 }: Pick<FileSettings, 's3'>): Promise<FileStorage> {
  if (!s3) return new DiskStorage(join(dataDir, 'files'));
  const { S3Storage } = await import('./storage/s3-storage.ts');
  return new S3Storage(s3);
}

/** Where files lie while they arrive. */
export const openIncoming = (dataDir: string): Incoming => new Incoming(join(dataDir, 'files', 'incoming'));

/** What may be left over of files. */
export const openLeftovers = (dataDir: string): Leftovers =>
  new Leftovers(join(dataDir, 'files', 'leftovers'));

/** Opens the room of files, with its jobs: documents are read one by one, and once a day what nobody names goes. */
export async function openAttachments(parts: AttachmentsParts): Promise<AttachmentService> {
  const { jobs, dataDir, files, listNamed } = parts;
  const attachments = new AttachmentService({
    ...parts,
    limits: files.limits,
    scanner: files.scanner,
    storage: await openStorage(dataDir, files),
    incoming: openIncoming(dataDir),
    leftovers: openLeftovers(dataDir),
    onDocument: (tx, hash) => jobs.add(tx, { kind: readKind, data: { hash }, dedupe: `${readKind} ${hash}` }),
  });
  jobs.register(readKind, (data) => attachments.readText((data as { hash: string }).hash), 'long');
  jobs.repeatDaily(async () => {
    await attachments.sweep(listNamed);
  });
  return attachments;
}
