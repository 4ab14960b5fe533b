import type { Request, RequestHandler } from 'express';
import multer, { type StorageEngine } from 'multer';
import { BadForm } from '../failures/unreadable.ts';

/** A file of a form that is read at once and kept nowhere. */
export interface HeldFile {
  name: string;
  /** Empty where it is over the limits. */
  bytes: Buffer;
  isTooLarge: boolean;
}

interface Limits {
  /** Bytes. */
  file: number;
  form: number;
}

/** More are refused one by one; a form of hundreds is none of ours. */
const mostFiles = 60;

/** Holds what may be held, and drops the rest as it comes: the fields after the file are still to come. */
class MemoryStorage implements StorageEngine {
  private readonly limits: Limits;
  private readonly brought = new WeakMap<Request, number>();

  constructor(limits: Limits) {
    this.limits = limits;
  }

  _handleFile(
    req: Request,
    { stream }: Express.Multer.File,
    done: (error?: unknown, info?: Partial<Express.Multer.File>) => void,
  ): void {
    const chunks: Buffer[] = [];
    let size = 0;
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      const inForm = (this.brought.get(req) ?? 0) + chunk.length;
      this.brought.set(req, inForm);
      if (size <= this.limits.file && inForm <= this.limits.form) chunks.push(chunk);
      else chunks.length = 0;
    });
    stream.on('error', done);
    stream.on('end', () => {
      const buffer = Buffer.concat(chunks);
      done(null, { buffer: buffer.length === size ? buffer : Buffer.alloc(0), size });
    });
  }

  _removeFile(_req: Request, _file: Express.Multer.File, done: (error: Error | null) => void): void {
    done(null);
  }
}

/** Reads a form with files into memory. Whoever may write comes before, and the form's token after it. */
export function holdFiles(limits: Limits): RequestHandler {
  const receive = multer({
    storage: new MemoryStorage(limits),
    defParamCharset: 'utf8',
    limits: { fields: 50, files: mostFiles, fieldSize: 10_000, headerPairs: 50 },
  }).any();
  return (req, res, next) => {
    void receive(req, res, (error: unknown) => {
      if (error) next(new BadForm('the form did not arrive whole', { cause: error }));
      else next();
    });
  };
}

/** The files that the form brought, without the fields where none was chosen. */
export const heldFiles = (req: Request): HeldFile[] =>
  ((req.files ?? []) as Express.Multer.File[])
    .filter(({ originalname, size }) => originalname !== '' || size > 0)
    .map(({ originalname, buffer, size }) => ({
      name: originalname,
      bytes: buffer,
      isTooLarge: buffer.length !== size,
    }));
