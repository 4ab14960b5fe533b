import type { Response } from 'express';
import type { MadeFile } from '../../workshops/index.ts';

/** Gives a file to keep, with its size and its name. */
export function sendFile(res: Response, { name, bytes }: MadeFile): void {
  res.type(name.slice(name.lastIndexOf('.')));
  res.attachment(name);
  res.set({ 'Cache-Control': 'private, no-cache', 'X-Robots-Tag': 'noindex' });
  res.set('Content-Length', String(bytes.length));
  // Not `send`: it would hash megabytes for a tag that a file made on request has no use for.
  res.end(bytes);
}
