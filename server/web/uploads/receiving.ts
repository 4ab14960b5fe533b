import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { PassThrough, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request } from 'express';
import multer, { type StorageEngine } from 'multer';
import type { Incoming } from '../../attachments/index.ts';

/** A file of a form as it arrived. */
export interface ReceivedFile extends Express.Multer.File {
  /** Where it lies; '' for one that was let go because it is too large or could not be written. */
  path: string;
  /** Why it could not be written. */
  failure?: unknown;
}

/** Lets through what may be kept, and drops the rest: the fields after the file are still to come. */
function upTo(limit: number): Transform & { bytes: number } {
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      counting.bytes += chunk.length;
      done(null, counting.bytes <= limit ? chunk : undefined);
    },
  }) as Transform & { bytes: number };
  counting.bytes = 0;
  return counting;
}

/**
 * Writes files where they arrive. A file over the limit, or one that finds no space, is let go without breaking off:
 * what else was written into the form must not be lost with it.
 */
class ArrivalStorage implements StorageEngine {
  private readonly incoming: Incoming;
  private readonly limit: number;

  constructor(incoming: Incoming, limit: number) {
    this.incoming = incoming;
    this.limit = limit;
  }

  _handleFile(
    _req: Request,
    file: Express.Multer.File,
    done: (error?: unknown, info?: Partial<ReceivedFile>) => void,
  ): void {
    const path = this.incoming.newPath();
    const counting = upTo(this.limit);
    this.write(file, counting, path)
      .then(async (failure) => {
        const isTooLarge = counting.bytes > this.limit;
        if (isTooLarge || failure) await rm(path, { force: true });
        done(null, { path: isTooLarge || failure ? '' : path, size: counting.bytes, failure });
      })
      .catch((error: unknown) => done(error));
  }

  _removeFile(_req: Request, file: Express.Multer.File, done: (error: Error | null) => void): void {
    rm((file as Partial<ReceivedFile>).path || 'none', { force: true }).then(
      () => done(null),
      (error: unknown) => done(error as Error),
    );
  }

  /** Resolves with why the file could not be written; rejects when it did not arrive whole. */
  private async write({ stream }: Express.Multer.File, counting: Transform, path: string): Promise<unknown> {
    const arrived = new PassThrough();
    const written = pipeline(arrived, createWriteStream(path, { flags: 'wx' })).then(
      () => undefined,
      (error: unknown) => error,
    );
    try {
      await pipeline(stream, counting, async (chunks: AsyncIterable<Buffer>) => {
        for await (const chunk of chunks) {
          if (!arrived.destroyed && !arrived.write(chunk)) await drained(arrived);
        }
      });
    } catch (error) {
      arrived.destroy();
      await written;
      await rm(path, { force: true });
      throw error;
    }
    arrived.end();
    return written;
  }
}

const drained = (stream: PassThrough): Promise<void> =>
  new Promise((resolve) => {
    stream.once('drain', resolve);
    stream.once('close', resolve);
  });

const mostFields = 5_000;
const mostFiles = 20;

/** Takes a form with files apart: its fields into `req.body`, its files to where they arrive. */
export const receiveForm = (incoming: Incoming, limit: number) =>
  multer({
    storage: new ArrivalStorage(incoming, limit),
    defParamCharset: 'utf8',
    limits: { fields: mostFields, files: mostFiles, fieldSize: 2 * 1024 * 1024, headerPairs: 50 },
  }).any();
