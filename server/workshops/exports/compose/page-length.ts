import { textsIn, type Block, type Cell, type WordSheet } from '../pack-document.ts';

type Sheet = Pick<WordSheet, 'size' | 'width' | 'height'>;

/** Width of a letter and height of a line as shares of the size: a little more than the widest usual face takes. */
const letter = 0.54;
const line = 1.28;
/** Letters that a line is shorter by on average, as no word is parted. */
const ragged = 2;
const afterParagraph = 5;
const afterTable = 10;
/** Above and below what stands in a cell. */
const inCell = 5;
const cellSides = 8;
const codeHeight = 82;
const headings = { 1: 1.5, 2: 1.25, 3: 1.05 } as const;
const tones = { body: 1, strong: 1, lead: 1.1, note: 0.9 } as const;

const textHeight = (text: string, size: number, width: number): number => {
  const perLine = Math.max(1, Math.floor(width / (size * letter) - ragged));
  const lines = text.split('\n').reduce((sum, one) => sum + Math.max(1, Math.ceil(one.length / perLine)), 0);
  return lines * size * line;
};

const cellHeight = (cell: Cell, size: number, width: number): number =>
  textsIn(cell).reduce((sum, { text }) => sum + textHeight(text, size, width - cellSides) + inCell, 0);

function tableHeight(rows: readonly Cell[][], widths: readonly number[], { size, width }: Sheet): number {
  const total = widths.reduce((sum, one) => sum + one, 0) || 1;
  const rowHeight = (row: readonly Cell[]): number =>
    Math.max(0, ...row.map((cell, at) => cellHeight(cell, size, (width * (widths[at] ?? 1)) / total)));
  return rows.reduce((sum, row) => sum + rowHeight(row), afterTable);
}

function blockHeight(block: Block, sheet: Sheet): number {
  const { size, width } = sheet;
  switch (block.is) {
    case 'heading':
      return textHeight(block.text.text, size * headings[block.level], width) + (block.level === 3 ? 10 : 14);
    case 'text': {
      const note = block.note ? textHeight(block.note.text, size * tones.note, width) + afterParagraph : 0;
      return textHeight(block.text.text, size * tones[block.tone], width) + afterParagraph + note;
    }
    case 'list':
      return block.items.reduce(
        (sum, { text }) => sum + textHeight(text, size, width - 24) + afterParagraph,
        0,
      );
    case 'facts':
      return tableHeight(
        block.facts.map(({ label, values }) => [
          label,
          { ...label, text: values.map(({ text }) => text).join(', ') },
        ]),
        [1, 2],
        sheet,
      );
    case 'table': {
      const rows = block.columns.length > 0 ? [block.columns, ...block.rows] : block.rows;
      return tableHeight(rows, block.widths ?? rows[0]?.map(() => 1) ?? [], sheet);
    }
    case 'code':
      return codeHeight;
    case 'beside': {
      const half = { ...sheet, width: width / 2 - 12 };
      const sides = [block.ar, block.en].map((side) =>
        side.reduce((sum, one) => sum + blockHeight(one, half), 0),
      );
      return Math.max(...sides);
    }
    // Handouts show no photographs, and no charts.
    case 'picture':
    case 'chart':
    case 'index':
    case 'page':
      return 0;
  }
}

/** How many pages the blocks fill in Word, as far as the lengths of their texts tell; 1.5 is a page and a half. */
export const pagesOf = (blocks: readonly Block[], sheet: Sheet): number =>
  blocks.reduce((sum, block) => sum + blockHeight(block, sheet), 0) / sheet.height;
