import { setImmediate } from 'node:timers/promises';
import { Zip, ZipPassThrough } from 'fflate';
import type { MadeFile } from '../made-file.ts';

/** Bytes that are summed up before others get their turn. */
const atOnce = 128 * 1024;
const firstTime = new Date(1980, 0, 1);

/** An archive of files that are compressed already: they are stored as they are. */
export async function toZip(files: readonly MadeFile[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const failures: Error[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) failures.push(error);
    chunks.push(chunk);
  });
  for (const { name, bytes } of files) {
    const entry = new ZipPassThrough(name);
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
