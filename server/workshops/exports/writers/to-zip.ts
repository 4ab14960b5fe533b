import { setImmediate } from 'node:timers/promises';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { MadeFile } from '../made-file.ts';

/** Bytes that are summed up before others get their turn. */
const atOnce = 128 * 1024;
const firstTime = new Date(1980, 0, 1);

/** Pages, scripts and tables of words; whatever else is put in is compressed already, and stored as it is. */
const isText = (name: string): boolean => /\.(?:html|js|css|csv|ics|txt)$/.test(name);

/** An archive of files. */
export async function toZip(files: readonly MadeFile[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const failures: Error[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) failures.push(error);
    chunks.push(chunk);
  });
  for (const { name, bytes } of files) {
    const entry = isText(name) ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name);
    entry.mtime = firstTime;
    zip.add(entry);
    for (let at = 0; at < bytes.length; at += atOnce) {
      entry.push(bytes.subarray(at, at + atOnce), at + atOnce >= bytes.length);
      await setImmediate();
    }
    if (bytes.length === 0) entry.push(new Uint8Array(0), true);
  }
  zip.end();
  if (failures[0]) throw failures[0];
  return Buffer.concat(chunks);
}
