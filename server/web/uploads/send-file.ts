import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import {
  acceptedTypes,
  type Attachment,
  type AttachmentService,
  type PictureWidth,
} from '../../attachments/index.ts';
import type { Readable } from 'node:stream';

interface Sent {
  req: Request;
  res: Response;
  /** Whether readers see it, and not only those who work on its record. */
  isPublished: boolean;
}

/**
 * A file never changes under its address, which is made of its content; but its record can be withdrawn, so that a
 * browser asks again after a minute, and nobody keeps it on the way.
 */
const caching = ({ isPublished }: Sent): string =>
  isPublished ? 'private, max-age=60, must-revalidate' : 'private, no-store';

async function stream(from: Readable, res: Response): Promise<void> {
  try {
    await pipeline(from, res);
  } catch (error) {
    // The reader went away; there is nobody to tell.
    if (!res.destroyed) throw error;
  }
}

/** A picture for a page, in one width. */
export async function sendPicture(
  attachments: AttachmentService,
  file: Attachment,
  width: PictureWidth,
  sent: Sent,
): Promise<void> {
  const { req, res } = sent;
  res.set({
    'Cache-Control': caching(sent),
    'Content-Type': 'image/webp',
    'Content-Disposition': 'inline',
    ETag: `"${file.hash}-${width}"`,
  });
  if (req.fresh) res.status(304).end();
  else await stream(await attachments.openPicture(file, width), res);
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
  sent: Sent,
): Promise<void> {
  const { req, res } = sent;
  res.attachment(name);
  res.set({
    'Cache-Control': caching(sent),
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
