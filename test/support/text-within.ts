import { strFromU8, unzipSync } from 'fflate';
import { readPdf } from './pdf-text.ts';

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;

/** Everything that is written in a file that was sent: of a PDF what it shows, of an archive what all of its members hold. */
export async function textWithin(bytes: Uint8Array): Promise<string> {
  if (startsWith(bytes, '%PDF')) {
    const { text, bookmarks } = await readPdf(bytes);
    return [text, ...bookmarks].join('\n');
  }
  if (!startsWith(bytes, 'PK')) return strFromU8(bytes);
  const members = Object.entries(unzipSync(bytes));
  const texts = await Promise.all(
    members.map(async ([name, content]) => `${name}\n${await textWithin(content)}`),
  );
  return texts.join('\n');
}
