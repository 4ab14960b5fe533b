import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { PassThrough, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import multer, { type StorageEngine } from 'multer';
import { refusal, type FileLimits, type Incoming } from '../../attachments/index.ts';
import { FormRows } from './form-rows.ts';

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
  private readonly limits: FileLimits;
  /** What each form has brought so far. */
  private readonly brought = new WeakMap<Request, number>();

  constructor(incoming: Incoming, limits: FileLimits) {
    this.incoming = incoming;
    this.limits = limits;
  }

  _handleFile(
    req: Request,
    file: Express.Multer.File,
    done: (error?: unknown, info?: Partial<ReceivedFile>) => void,
  ): void {
    const path = this.incoming.newPath();
    const before = this.brought.get(req) ?? 0;
    // The first that goes over the limit of a record is still written: it is what the writer is told of.
    const limit = before > this.limits.record ? 0 : this.limits.file;
    const counting = upTo(limit);
    this.write(file, counting, path)
      .then(async (failure) => {
        const isTooLarge = counting.bytes > limit;
        this.brought.set(req, (this.brought.get(req) ?? 0) + Math.min(counting.bytes, limit));
        if (isTooLarge || failure) await rm(path, { force: true });
        const isOver = isTooLarge && limit === 0;
        done(null, {
          path: isTooLarge || failure ? '' : path,
          size: counting.bytes,
          failure: isOver
            ? refusal('file.recordFull', { name: file.originalname, limit: this.limits.record })
            : failure,
        });
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
    const go = (): void => {
      stream.off('drain', go).off('close', go);
      resolve();
    };
    stream.on('drain', go).on('close', go);
  });

const mostFields = 5_000;
/** More are refused one by one where a record has no room for them; a form of hundreds is none of ours. */
const mostFiles = 100;

/** Takes a form with files apart: its fields into `req.body`, its files to where they arrive. */
export const receiveForm = (incoming: Incoming, limits: FileLimits) =>
  multer({
    storage: new ArrivalStorage(incoming, limits),
    defParamCharset: 'utf8',
    limits: { fields: mostFields, files: mostFiles, fieldSize: 2 * 1024 * 1024, headerPairs: 50 },
  }).any();

/** Lets files go as they come. */
const nowhere: StorageEngine = {
  _handleFile(_req, { stream }, done) {
    stream.on('error', () => undefined).on('end', () => done(null, { size: 0 }));
    stream.resume();
  },
  _removeFile: (_req, _file, done) => done(null),
};

/** Of somebody whom nobody knows no more is read than a form of ours holds. */
const readFields = multer({
  storage: nowhere,
  defParamCharset: 'utf8',
  limits: { fields: 500, files: mostFiles, fieldSize: 100_000, headerPairs: 50 },
}).any();

/** Reads the fields of a form into `req.body` and lets its files go; answers whether the form arrived whole. */
export const readFieldsAlone = (req: Request, res: Response): Promise<boolean> =>
  new Promise((resolve) => {
    void readFields(req, res, (error: unknown) => {
      if (!error) req.body = new FormRows(req.body).body;
      resolve(!error);
    });
  });
