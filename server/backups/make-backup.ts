import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { FileStorage } from '../attachments/index.ts';
import { openSnapshot, type DatabaseLocation, type Row, type Snapshot } from '../database/index.ts';
import { ArchiveWriter } from './archive/archive-writer.ts';
import { BackupRefused } from './backup-refused.ts';
import { backupFormat, checkLine, leftOut, memberNames, writeManifest, type Manifest } from './manifest.ts';

export interface BackupSource {
  location: DatabaseLocation;
  storage: Pick<FileStorage, 'findSize' | 'open'>;
  /** Of this library. */
  version: string;
}

/** What is in a backup. */
export interface BackupSummary {
  /** Of the file. */
  bytes: number;
  rows: number;
  files: number;
  /** Files that the storage no longer had, or had damaged: they are not in it. */
  lost: readonly string[];
  madeAt: string;
}

const isFull = (error: unknown): boolean =>
  error instanceof Error &&
  (/^(ENOSPC|EDQUOT)$/.test((error as NodeJS.ErrnoException).code ?? '') || isFull(error.cause));

/**
 * Writes the whole library, as it is at this moment, to `file`, while people go on writing. A backup that is not
 * finished never bears its name: it is written beside it, and takes it at the end.
 * Rejects with BackupRefused, DatabaseUnusable or StorageUnusable. @param signal ends it before it is whole
 */
export async function makeBackup(
  file: string,
  source: BackupSource,
  { now, signal }: { now: Date; signal?: AbortSignal },
): Promise<BackupSummary> {
  const part = `${file}.${process.pid}.part`;
  const writer = await begin(part, now);
  try {
    const snapshot = await openSnapshot(source.location);
    try {
      const manifest = await new Making(writer, snapshot, source, signal).write(now);
      const bytes = await writer.finish();
      await rename(part, file);
      const folder = await open(dirname(file), 'r');
      await folder.sync().finally(() => folder.close());
      const { tables, files, lost, madeAt } = manifest;
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      return { bytes, rows, files: files.length, lost, madeAt };
    } finally {
      await snapshot.close();
    }
  } catch (error) {
    await writer.abandon();
    throw isFull(error) ? new BackupRefused('no-room', { file }, error) : error;
  }
}

async function begin(part: string, now: Date): Promise<ArchiveWriter> {
  try {
    return await ArchiveWriter.create(part, now);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new BackupRefused('unwritable', { file: dirname(part), reason }, error);
  }
}

/** One backup in the making. */
class Making {
  private readonly writer: ArchiveWriter;
  private readonly snapshot: Snapshot;
  private readonly source: BackupSource;
  private readonly signal: AbortSignal | undefined;

  constructor(
    writer: ArchiveWriter,
    snapshot: Snapshot,
    source: BackupSource,
    signal: AbortSignal | undefined,
  ) {
    this.writer = writer;
    this.snapshot = snapshot;
    this.source = source;
    this.signal = signal;
  }

  async write(now: Date): Promise<Manifest> {
    const { writer, snapshot, source } = this;
    await writer.add(memberNames.format, [Buffer.from(`${backupFormat}\n`)]);
    const { files, lost } = await this.addFiles();
    const manifest: Manifest = {
      format: backupFormat,
      madeAt: now.toISOString(),
      version: source.version,
      database: source.location.kind,
      migrations: [...snapshot.migrations],
      tables: await this.addTables(new Set(files.map(({ sha256 }) => sha256))),
      numbers: Object.fromEntries(
        Object.entries(snapshot.numbers).filter(([table]) => !leftOut.includes(table)),
      ),
      files,
      lost,
    };
    const { sha256 } = await writer.add(memberNames.manifest, [writeManifest(manifest)]);
    await writer.add(memberNames.check, [Buffer.from(checkLine(sha256))]);
    return manifest;
  }

  private async addFiles(): Promise<Pick<Manifest, 'files' | 'lost'>> {
    const files: Manifest['files'] = [];
    const lost: string[] = [];
    if (!this.snapshot.tables.includes('attachments')) return { files, lost };
    for await (const { hash, state } of this.snapshot.listRows('attachments')) {
      if (state !== 'kept' || typeof hash !== 'string') continue;
      const size = await this.addFile(hash);
      if (size === undefined) lost.push(hash);
      else files.push({ sha256: hash, size });
    }
    return { files, lost };
  }

  /** Its size; undefined where the storage does not have it as it was. */
  private async addFile(hash: string): Promise<number | undefined> {
    this.signal?.throwIfAborted();
    const { storage } = this.source;
    if ((await storage.findSize(hash)) === undefined) return undefined;
    const member = await this.writer.add(memberNames.file(hash), await storage.open(hash));
    if (member.sha256 === hash) return member.size;
    this.writer.takeBack(member);
    return undefined;
  }

  private async addTables(files: ReadonlySet<string>): Promise<Manifest['tables']> {
    const tables: Manifest['tables'] = [];
    for (const name of this.snapshot.tables) {
      if (leftOut.includes(name)) continue;
      let rows = 0;
      const lines = async function* (this: Making): AsyncGenerator<string> {
        for await (const row of this.snapshot.listRows(name)) {
          this.signal?.throwIfAborted();
          if (!belongs(name, row, files)) continue;
          rows += 1;
          yield `${JSON.stringify(row)}\n`;
        }
      };
      // No error of the reading side is lost: `compose` hands it to whoever reads what is packed.
      const packed: unknown = Readable.from(lines.call(this)).compose(createGzip({ chunkSize: 1 << 16 }));
      const { size, sha256 } = await this.writer.add(
        memberNames.table(name),
        packed as AsyncIterable<Buffer>,
      );
      tables.push({ name, rows, size, sha256 });
    }
    return tables;
  }
}

/** A file that is on its way, or lost, has no row: nothing in the backup speaks of what is not in it. */
const belongs = (table: string, row: Row, files: ReadonlySet<string>): boolean =>
  (table !== 'attachments' && table !== 'attachment_pages') || files.has(String(row['hash']));
