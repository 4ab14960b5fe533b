import { SaxesParser } from 'saxes';
import { unpackParts } from './unpack.ts';

/** What an element does to the text: says it, begins a new line or page, or stands for a space. */
interface Marks {
  /** Elements whose characters are text; none: all characters are. */
  readonly text?: ReadonlySet<string>;
  readonly lines: ReadonlySet<string>;
  readonly spaces?: ReadonlySet<string>;
  readonly pages?: ReadonlySet<string>;
}

/** The text of an XML part; one text for each page that it is divided into. External entities are never read. */
function textsOf(xml: string, { text, lines, spaces, pages }: Marks): string[] {
  const parser = new SaxesParser();
  const found: string[] = [''];
  let inside = 0;
  const add = (words: string): void => {
    found.push(`${found.pop() ?? ''}${words}`);
  };
  parser.on('opentag', ({ name }) => {
    if (pages?.has(name)) found.push('');
    if (text?.has(name)) inside += 1;
    if (spaces?.has(name)) add(' ');
  });
  parser.on('closetag', ({ name }) => {
    if (text?.has(name)) inside -= 1;
    if (lines.has(name)) add('\n');
  });
  parser.on('text', (words) => {
    if (!text || inside > 0) add(words);
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return pages ? found.slice(1) : found;
}

const numberIn = (name: string): number => Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0);

const inOrder = (parts: ReadonlyMap<string, string>, pattern: RegExp): string[] =>
  [...parts]
    .filter(([name]) => pattern.test(name))
    .sort(([one], [other]) => numberIn(one) - numberIn(other))
    .map(([, xml]) => xml);

const slide = /^ppt\/slides\/slide\d+\.xml$/;

/** A text for each slide. */
export function pptxPages(file: Buffer): string[] {
  const parts = unpackParts(file, (name) => slide.test(name));
  const marks = { text: new Set(['a:t']), lines: new Set(['a:p']), spaces: new Set(['a:br', 'a:tab']) };
  return inOrder(parts, slide).map((xml) => textsOf(xml, marks).join(''));
}

const sheet = /^xl\/worksheets\/sheet\d+\.xml$/;
const sharedStrings = 'xl/sharedStrings.xml';

/** The words of a workbook: each distinct text is kept once in it, and a cell names it by its number. */
const sharedTexts = (xml: string | undefined): string[] =>
  xml === undefined ? [] : textsOf(xml, { text: new Set(['t']), lines: new Set(), pages: new Set(['si']) });

/** A text for each sheet: its words and numbers, row by row. */
export function xlsxPages(file: Buffer): string[] {
  const parts = unpackParts(file, (name) => name === sharedStrings || sheet.test(name));
  const shared = sharedTexts(parts.get(sharedStrings));
  return inOrder(parts, sheet).map((xml) => sheetText(xml, shared));
}

function sheetText(xml: string, shared: readonly string[]): string {
  const parser = new SaxesParser();
  let text = '';
  let isShared = false;
  let value: string | undefined;
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'c') isShared = attributes['t'] === 's';
    if (name === 'v' || name === 't') value = '';
  });
  parser.on('text', (words) => {
    if (value !== undefined) value += words;
  });
  parser.on('closetag', ({ name }) => {
    if ((name === 'v' || name === 't') && value !== undefined) {
      text += `${isShared ? (shared[Number(value)] ?? '') : value} `;
      value = undefined;
    }
    if (name === 'row') text += '\n';
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return text;
}

/** A text for each slide or sheet of an OpenDocument file; one for a text document. */
export function odfPages(file: Buffer): string[] {
  const xml = unpackParts(file, (name) => name === 'content.xml').get('content.xml') ?? '';
  const lines = new Set(['text:p', 'text:h', 'table:table-row']);
  const spaces = new Set(['text:s', 'text:tab', 'text:line-break', 'table:table-cell']);
  const paragraphs = new Set(['text:p', 'text:h']);
  const divided = ['draw:page', 'table:table'].find((name) => xml.includes(`<office:${bodyOf[name]!}`));
  return textsOf(xml, {
    text: paragraphs,
    lines,
    spaces,
    ...(divided !== undefined && { pages: new Set([divided]) }),
  });
}

/** A presentation is divided into pages, a spreadsheet into tables. */
const bodyOf: Readonly<Record<string, string>> = {
  'draw:page': 'presentation',
  'table:table': 'spreadsheet',
};
