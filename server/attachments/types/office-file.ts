import { Unzip, UnzipInflate } from 'fflate';
import { checkFile, refusal } from './check-file.ts';

/**
 * Checks a document that is read at once and not kept: that it is what its name says, and that it really unpacks to
 * `most` bytes at most, whatever it says of its sizes. Rejects with InvalidInput.
 */
export async function checkOfficeFile(file: Buffer, name: string, most: number): Promise<void> {
  await checkFile(file, name);
  let total = 0;
  const unzip = new Unzip((entry) => {
    entry.ondata = (error, chunk) => {
      if (error) throw error;
      total += chunk.length;
      if (total > most) throw refusal('file.dense', { name });
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  const step = 16 * 1024;
  try {
    for (let at = 0; at < file.length; at += step) {
      unzip.push(file.subarray(at, at + step), at + step >= file.length);
    }
  } catch {
    throw refusal(total > most ? 'file.dense' : 'file.damaged', { name });
  }
}
