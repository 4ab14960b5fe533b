import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** Bytes of the text of a form: the largest that people fill in is a hundredth of it. */
const mostText = 8_000_000;

/** The file is no Word document that can be read. */
export class NotWord extends Error {
  override readonly name = 'NotWord';
}

interface WordText {
  /** Every row of every table: the text of each of its cells. */
  rows: string[][];
  /** All text outside of tables. */
  rest: string;
}

/** The text of a Word document, cell by cell. @throws NotWord */
export function readWordText(bytes: Uint8Array): WordText {
  const xml = documentIn(bytes);
  const rows: string[][] = [];
  let [row, cell, depth, rest]: [string[], string, number, string] = [[], '', 0, ''];
  let isText = false;
  const parser = new SaxesParser();
  const add = (text: string): void => {
    if (depth > 0) cell += text;
    else rest += text;
  };
  parser.on('opentag', ({ name }) => {
    if (name === 'w:tr') row = [];
    else if (name === 'w:tc' && ++depth === 1) cell = '';
    else if (name === 'w:t') isText = true;
    else if (name === 'w:br' || name === 'w:tab') add(name === 'w:br' ? '\n' : ' ');
  });
  parser.on('text', (text) => {
    if (isText) add(text);
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'w:t') isText = false;
    else if (name === 'w:p') add('\n');
    else if (name === 'w:tc' && --depth === 0) row.push(cell.trim());
    else if (name === 'w:tr' && depth === 0) rows.push(row);
  });
  parser.on('error', () => {
    throw new NotWord('the document is damaged');
  });
  parser.write(xml).close();
  return { rows, rest };
}

function documentIn(bytes: Uint8Array): string {
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => name === 'word/document.xml' && originalSize <= mostText,
    });
    const part = parts['word/document.xml'];
    if (part) return new TextDecoder('utf-8', { fatal: true }).decode(part);
  } catch {
    // Said below.
  }
  throw new NotWord('no Word document');
}
