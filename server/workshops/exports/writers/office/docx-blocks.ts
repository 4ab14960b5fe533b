import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { toBuffer } from 'qrcode';
import type { LocalText } from '../../../../language/index.ts';
import { joinedIn, textsIn, type Block, type Cell, type Fact } from '../../pack-document.ts';
import { paragraphsOf } from './docx-text.ts';

const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
const line = { style: BorderStyle.SINGLE, size: 4, color: 'D5C9B2' };
const noLine = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noLines = { top: noLine, bottom: noLine, left: noLine, right: noLine };
const plain = { rendererOpts: { filterType: 2, colorType: 0 } as object };
const inCell = { spacing: { before: 40, after: 40 } };

type Paper = (Paragraph | Table)[];

/** Where blocks stand: how wide it is there, in twentieths of a point, and how many lists came before. */
export interface Place {
  width: number;
  lists: { count: number };
}

/** A cell may not be without a paragraph. */
const orBlank = (paper: Paper): Paper => (paper.length > 0 ? paper : [new Paragraph('')]);

const styleOf = { body: 'Normal', lead: 'Lead', note: 'Note', strong: 'Strong' } as const;

type TableShape = Omit<Extract<Block, { is: 'table' }>, 'is'>;

/** A table that begins on the side where its language begins. */
function tableOf({ columns, rows, widths, isPlain = false }: TableShape, width: number): Table {
  const [first] = textsIn([...columns, ...(rows[0] ?? [])][0] ?? []);
  const count = Math.max(columns.length, rows[0]?.length ?? 0);
  const shares = widths ?? Array.from({ length: count }, () => 1);
  const total = shares.reduce((sum, one) => sum + one, 0) || 1;
  const widthOf = (column: number) => Math.round((width * (shares[column] ?? 1)) / total);
  const isName = (column: number) => isPlain && (column === 0 || (count > 2 && column === count - 1));
  const cell = (texts: Cell, column: number, isHead: boolean) =>
    new TableCell({
      width: { size: widthOf(column), type: WidthType.DXA },
      margins: { left: 80, right: 80 },
      ...(isHead ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'F2ECDF' } } : {}),
      children: orBlank(
        textsIn(texts).flatMap((text) =>
          paragraphsOf(
            text,
            // The names of columns never stand alone at the foot of a page.
            { ...inCell, keepNext: isHead },
            isHead || isName(column) ? { bold: isHead, color: isHead ? '191D26' : '474B55' } : {},
          ),
        ),
      ),
    });
  const sides = isPlain ? noLine : line;
  return new Table({
    ...(first?.language === 'en' ? {} : { visuallyRightToLeft: true }),
    width: { size: width, type: WidthType.DXA },
    columnWidths: shares.map((_, column) => widthOf(column)),
    borders: {
      top: line,
      bottom: line,
      insideHorizontal: line,
      left: sides,
      right: sides,
      insideVertical: sides,
    },
    rows: [
      ...(columns.length > 0
        ? [
            new TableRow({
              tableHeader: true,
              cantSplit: true,
              children: columns.map((texts, column) => cell(texts, column, true)),
            }),
          ]
        : []),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((texts, column) => cell(texts, column, false)),
          }),
      ),
    ],
  });
}

const factRow = ({ label, values }: Fact): LocalText[] => [label, joinedIn(values, label)];

const gap = (opensPage = false): Paragraph => new Paragraph({ style: 'Gap', pageBreakBefore: opensPage });

/** What is said of a picture, on its side of the page whichever language it is in. */
const noteBelow = (text: LocalText, isOnRight: boolean): Paragraph[] =>
  paragraphsOf(text, {
    style: 'Note',
    ...(isOnRight && text.language === 'en' ? { alignment: AlignmentType.RIGHT } : {}),
  });

/** Points that a photograph takes at most. */
const largestPicture = { width: 400, height: 260 };
const pixelsInPoint = 96 / 72;

function pictureOf({ data, width, height, alt, lines }: Extract<Block, { is: 'picture' }>): Paper {
  const scale = Math.min(largestPicture.width / width, largestPicture.height / height) * pixelsInPoint;
  return [
    new Paragraph({
      bidirectional: alt.language !== 'en',
      keepNext: lines.length > 0,
      children: [
        new ImageRun({
          type: 'jpg',
          data,
          transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
          altText: { name: alt.text, title: alt.text, description: alt.text },
        }),
      ],
    }),
    ...lines.flatMap((line) => noteBelow(line, alt.language !== 'en')),
  ];
}

/** Twentieths of a point that a code takes across, with its margin. */
const codeWidth = 1500;

/** The code beside what it opens: below each other they would often need a page of their own. */
async function codeOf(
  { address, captions }: Extract<Block, { is: 'code' }>,
  { width }: Place,
): Promise<Table> {
  const [first] = captions;
  // Grey squares with one filter: trying each of five takes longer than the text around the code.
  const data = await toBuffer(address, { errorCorrectionLevel: 'M', margin: 2, width: 240, ...plain });
  const picture = new ImageRun({
    type: 'png',
    data,
    transformation: { width: 88, height: 88 },
    altText: { name: 'QR', title: 'QR', description: first?.text ?? address },
  });
  const link = new ExternalHyperlink({
    link: address,
    children: [new TextRun({ text: address, style: 'Hyperlink' })],
  });
  const bidirectional = first?.language !== 'en';
  const cell = (size: number, children: Paragraph[]) =>
    new TableCell({
      width: { size, type: WidthType.DXA },
      borders: noLines,
      verticalAlign: VerticalAlignTable.CENTER,
      children,
    });
  return new Table({
    ...(bidirectional ? { visuallyRightToLeft: true } : {}),
    width: { size: width, type: WidthType.DXA },
    columnWidths: [codeWidth, width - codeWidth],
    borders: { ...noLines, insideHorizontal: noLine, insideVertical: noLine },
    rows: [
      new TableRow({
        cantSplit: true,
        children: [
          cell(codeWidth, [new Paragraph({ bidirectional, children: [picture] })]),
          cell(width - codeWidth, [
            ...captions.flatMap((caption) => noteBelow(caption, bidirectional)),
            new Paragraph({ bidirectional, children: [link] }),
          ]),
        ],
      }),
    ],
  });
}

type Beside = Extract<Block, { is: 'beside' }>;

/**
 * One table for all that stand beside each other in a row: tables without anything between them are taken for one,
 * in the direction of the last.
 */
async function besideOf(pairs: readonly Beside[], { width, lists }: Place): Promise<Table> {
  const half = Math.round(width / 2);
  const side = async (blocks: readonly Block[]) =>
    new TableCell({
      width: { size: half, type: WidthType.DXA },
      borders: noLines,
      margins: { left: 120, right: 120 },
      children: orBlank(await docxBlocks(blocks, { width: half - 240, lists })),
    });
  const rows: TableRow[] = [];
  for (const { ar, en } of pairs) rows.push(new TableRow({ children: [await side(en), await side(ar)] }));
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [half, half],
    borders: { ...noLines, insideHorizontal: noLine, insideVertical: noLine },
    rows,
  });
}

/** Each list counts from one: without an instance of its own it goes on where the one before it ended. */
function docxList({ items, ordered }: Extract<Block, { is: 'list' }>, { lists }: Place): Paper {
  lists.count += 1;
  const numbering = { reference: ordered ? 'ordered' : 'bullets', level: 0, instance: lists.count };
  return items.flatMap((item) => paragraphsOf(item, { style: 'ListParagraph', numbering }));
}

async function docxBlock(block: Exclude<Block, Beside>, place: Place, opensPage: boolean): Promise<Paper> {
  const { width } = place;
  switch (block.is) {
    case 'heading':
      return paragraphsOf(block.text, {
        heading: headings[block.level - 1] ?? HeadingLevel.HEADING_3,
        keepNext: true,
        pageBreakBefore: opensPage,
      });
    case 'text':
      return [
        ...paragraphsOf(block.text, { style: styleOf[block.tone] }),
        ...(block.note ? paragraphsOf(block.note, { style: 'Note' }) : []),
      ];
    case 'list':
      return docxList(block, place);
    case 'facts':
      return [
        tableOf({ columns: [], rows: block.facts.map(factRow), widths: [1, 2], isPlain: true }, width),
        gap(),
      ];
    case 'table':
      return [tableOf(block, width), gap()];
    case 'chart':
      // Its figures stand in the table of results; on slides it is a chart that can be edited.
      return [];
    case 'picture':
      return pictureOf(block);
    case 'code':
      return [await codeOf(block, place), gap()];
    case 'index':
      return block.entries.flatMap(({ label }) => paragraphsOf(label));
    case 'page':
      return [];
  }
}

const isHeadingPair = ({ en }: Beside): boolean => en[0]?.is === 'heading';

/** The pairs from `index` on that nothing else stands between. */
function besideFrom(blocks: readonly Block[], index: number): Beside[] {
  const others = blocks.findIndex(({ is }, at) => at > index && is !== 'beside');
  return blocks.slice(index, others === -1 ? undefined : others).filter((block) => block.is === 'beside');
}

/** Pairs in one table; a heading at their end in one of its own, which stays on the page of what it names. */
async function besidePaper(blocks: readonly Block[], index: number, place: Place): Promise<Paper> {
  const pairs = besideFrom(blocks, index);
  const isLast = index + pairs.length === blocks.length;
  const last = pairs.at(-1)!;
  if (isLast || !isHeadingPair(last)) return [await besideOf(pairs, place), gap()];
  const before = pairs.slice(0, -1);
  return [
    ...(before.length > 0 ? [await besideOf(before, place), gap()] : []),
    await besideOf([last], place),
    new Paragraph({ style: 'Gap', keepNext: true }),
  ];
}

/** Blocks as Word holds them. */
export async function docxBlocks(blocks: readonly Block[], place: Place): Promise<Paper> {
  const paper: Paper = [];
  for (const [index, block] of blocks.entries()) {
    const opensPage = blocks[index - 1]?.is === 'page';
    if (block.is !== 'beside') paper.push(...(await docxBlock(block, place, opensPage)));
    else if (blocks[index - 1]?.is !== 'beside') {
      // A break within a cell leaves an empty page or is not kept: it stands before the table.
      if (opensPage) paper.push(gap(true));
      paper.push(...(await besidePaper(blocks, index, place)));
    }
  }
  return paper;
}
