import { longestLine } from './source-entry.ts';

export interface TextLine {
  /** From 1. */
  number: number;
  /** With its line end; empty where the line is too long. */
  text: string;
  fault?: 'line.notUtf8' | 'line.tooLong';
  /** The file began with a byte order mark, which is not in `text`. */
  bom?: boolean;
}

const newline = 0x0a;
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

function decode(number: number, bytes: Uint8Array): TextLine {
  let line: TextLine;
  try {
    line = { number, text: strict.decode(bytes) };
  } catch {
    line = { number, text: lenient.decode(bytes), fault: 'line.notUtf8' };
  }
  return number === 1 && line.text.startsWith('\ufeff')
    ? { ...line, text: line.text.slice(1), bom: true }
    : line;
}

/**
 * The lines of a file, read as they come: at most one line is held. A line that is longer than 4 MiB is passed
 * over without being held; one that is not UTF-8 comes with U+FFFD for what is broken.
 */
export async function* readTextLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TextLine> {
  let number = 1;
  let held: Uint8Array[] = [];
  let size = 0;
  const finish = (): TextLine => {
    const line: TextLine =
      size > longestLine
        ? { number, text: '', fault: 'line.tooLong' }
        : decode(number, held.length === 1 ? held[0]! : Buffer.concat(held));
    number++;
    held = [];
    size = 0;
    return line;
  };
  for await (const chunk of bytes) {
    let start = 0;
    while (start < chunk.length) {
      const found = chunk.indexOf(newline, start);
      const end = found < 0 ? chunk.length : found + 1;
      size += end - start;
      if (size > longestLine) held = [];
      else held.push(chunk.subarray(start, end));
      start = end;
      if (found >= 0) yield finish();
    }
  }
  if (size > 0) yield finish();
}
