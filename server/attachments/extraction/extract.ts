import { readFileSync } from 'node:fs';
import type { FileTypeName } from '../types/accepted.ts';
import { docxPages } from './docx-text.ts';
import { odfPages, pptxPages, xlsxPages } from './office-text.ts';
import { pdfPages } from './pdf-text.ts';
import { tidyText } from './tidy-text.ts';

// The program of the limited process: `extract.js TYPE PATH` says the document's text as JSON and ends.

/** Characters; what follows is not searched. */
const mostText = 1_000_000;

const readers: Partial<Record<FileTypeName, (file: Buffer) => Promise<string[]> | string[]>> = {
  pdf: pdfPages,
  docx: docxPages,
  pptx: pptxPages,
  xlsx: xlsxPages,
  odt: odfPages,
  ods: odfPages,
  odp: odfPages,
};
const withoutPages: readonly string[] = ['docx', 'odt'];

const [, , type = '', path = ''] = process.argv;
const pages = (await readers[type as FileTypeName]!(readFileSync(path))).map(tidyText);
let left = mostText;
const cut = pages.map((page) => {
  const kept = page.slice(0, Math.max(0, left)).replace(/[\ud800-\udbff]$/, '');
  left -= page.length;
  return kept;
});
process.stdout.write(JSON.stringify({ pages: cut, hasPages: !withoutPages.includes(type) }));
