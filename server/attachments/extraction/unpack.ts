import { Unzip, UnzipInflate } from 'fflate';

/** Bytes of all parts together: what a document says of its sizes is not believed. */
const mostUnpacked = 80 * 1024 * 1024;

/** The parts of an archive whose names are `wanted`, as text. Throws when they come to more than 80 MB. */
export function unpackParts(file: Buffer, wanted: (name: string) => boolean): Map<string, string> {
  const parts = new Map<string, string>();
  let total = 0;
  const unzip = new Unzip((entry) => {
    if (!wanted(entry.name)) return;
    const chunks: Uint8Array[] = [];
    entry.ondata = (error, chunk, isLast) => {
      if (error) throw error;
      total += chunk.length;
      if (total > mostUnpacked) throw new Error('too much to unpack');
      chunks.push(chunk);
      if (isLast) parts.set(entry.name, Buffer.concat(chunks).toString('utf8'));
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  const step = 64 * 1024;
  for (let at = 0; at < file.length; at += step) {
    unzip.push(file.subarray(at, at + step), at + step >= file.length);
  }
  return parts;
}
