import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { acceptedTypes, type Attachment, type AttachmentService } from '../../attachments/index.ts';
import type { Readable } from 'node:stream';

interface Sent {
  /** Whether everybody may see it: then it never changes under its address, which is made of its content. */
  isPublic: boolean;
}

const caching = ({ isPublic }: Sent): string =>
  isPublic ? 'public, max-age=31536000, immutable' : 'private, no-store';

async function stream(from: Readable, res: Response): Promise<void> {
  try {
    await pipeline(from, res);
  } catch (error) {
    // The reader went away; there is nobody to tell.
    if (!res.destroyed) throw error;
  }
}

/** A picture for a page, in one width. */
export async function sendPicture(picture: Readable, res: Response, sent: Sent): Promise<void> {
  res.set({ 'Cache-Control': caching(sent), 'Content-Type': 'image/webp', 'Content-Disposition': 'inline' });
  await stream(picture, res);
}

/** The part that was asked for; undefined for the whole. "unsatisfiable" for one that is not there. */
function rangeOf(req: Request, size: number): { start: number; end: number } | 'unsatisfiable' | undefined {
  const ranges = req.range(size);
  if (ranges === -1) return 'unsatisfiable';
  if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1)
    return undefined;
  const { start, end } = ranges[0]!;
  return { start, end };
}

/** A file to be kept by the reader, under `name`; a part of it for a download that goes on. */
export async function sendFile(
  attachments: AttachmentService,
  file: Attachment,
  name: string,
  { req, res, isPublic }: Sent & { req: Request; res: Response },
): Promise<void> {
  res.attachment(name);
  res.set({
    'Cache-Control': caching({ isPublic }),
    'Content-Type': acceptedTypes[file.type].mime,
    'Accept-Ranges': 'bytes',
    ETag: `"${file.hash}"`,
  });
  if (req.fresh) {
    res.status(304).end();
    return;
  }
  const range = rangeOf(req, file.bytes);
  if (range === 'unsatisfiable') {
    res.status(416).set('Content-Range', `bytes */${file.bytes}`).end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: file.bytes - 1 };
  if (range) res.status(206).set('Content-Range', `bytes ${start}-${end}/${file.bytes}`);
  res.set('Content-Length', String(end - start + 1));
  if (req.method === 'HEAD') {
    res.end();
    return;
  }
  await stream(await attachments.open(file, range), res);
}
