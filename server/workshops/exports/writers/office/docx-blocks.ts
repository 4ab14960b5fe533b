import {
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
  WidthType,
} from 'docx';
import { toBuffer } from 'qrcode';
import type { LocalText } from '../../../../language/index.ts';
import type { Block, Fact } from '../../pack-document.ts';
import { paragraphsOf } from './docx-text.ts';

const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
const line = { style: BorderStyle.SINGLE, size: 4, color: 'D5C9B2' };
const noLine = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noLines = { top: noLine, bottom: noLine, left: noLine, right: noLine };
const plain = { rendererOpts: { filterType: 2, colorType: 0 } as object };
const inCell = { spacing: { before: 40, after: 40 } };
/** Twentieths of a point across an A4 page between its margins. */
const fullWidth = 9638;

type Paper = (Paragraph | Table)[];

/** Where blocks stand: how wide it is there, in twentieths of a point, and how many lists came before. */
interface Place {
  width: number;
  lists: { count: number };
}

/** A cell may not be without a paragraph. */
const orBlank = (paper: Paper): Paper => (paper.length > 0 ? paper : [new Paragraph('')]);

const styleOf = { body: 'Normal', lead: 'Lead', note: 'Note', strong: 'Strong' } as const;

interface TableShape {
  columns: LocalText[];
  rows: LocalText[][];
  widths?: readonly number[] | undefined;
  isPlain?: boolean;
}

/** A table that begins on the side where its language begins. */
function tableOf({ columns, rows, widths, isPlain = false }: TableShape, width: number): Table {
  const [first] = [...columns, ...(rows[0] ?? [])];
  const count = Math.max(columns.length, rows[0]?.length ?? 0);
  const shares = widths ?? Array.from({ length: count }, () => 1);
  const total = shares.reduce((sum, one) => sum + one, 0) || 1;
  const widthOf = (column: number) => Math.round((width * (shares[column] ?? 1)) / total);
  const cell = (text: LocalText, column: number, isHead: boolean) =>
    new TableCell({
      width: { size: widthOf(column), type: WidthType.DXA },
      margins: { left: 80, right: 80 },
      ...(isHead ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'F2ECDF' } } : {}),
      children: orBlank(
        paragraphsOf(
          text,
          // The names of columns never stand alone at the foot of a page.
          isHead ? { ...inCell, keepNext: true } : inCell,
          isHead || (isPlain && column === 0) ? { bold: isHead, color: isHead ? '191D26' : '474B55' } : {},
        ),
      ),
    });
  const sides = isPlain ? noLine : line;
  return new Table({
    visuallyRightToLeft: first?.language !== 'en',
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
              children: columns.map((text, column) => cell(text, column, true)),
            }),
          ]
        : []),
      ...rows.map(
        (row) =>
          new TableRow({ cantSplit: true, children: row.map((text, column) => cell(text, column, false)) }),
      ),
    ],
  });
}

const factRow = ({ label, values }: Fact): LocalText[] => [
  label,
  {
    text: values.map(({ text }) => text).join(label.language === 'en' ? ', ' : '، '),
    language: values[0]?.language ?? label.language,
  },
];

const gap = (opensPage = false): Paragraph => new Paragraph({ style: 'Gap', pageBreakBefore: opensPage });

async function codeOf({ address, caption }: Extract<Block, { is: 'code' }>): Promise<Paper> {
  // Grey squares with one filter: trying each of five takes longer than the text around the code.
  const data = await toBuffer(address, { errorCorrectionLevel: 'M', margin: 2, width: 240, ...plain });
  return [
    ...paragraphsOf(caption, { style: 'Note', keepNext: true }),
    new Paragraph({
      bidirectional: caption.language !== 'en',
      keepNext: true,
      children: [
        new ImageRun({
          type: 'png',
          data,
          transformation: { width: 96, height: 96 },
          altText: { name: 'QR', title: 'QR', description: caption.text },
        }),
      ],
    }),
    new Paragraph({
      bidirectional: caption.language !== 'en',
      children: [
        new ExternalHyperlink({
          link: address,
          children: [new TextRun({ text: address, style: 'Hyperlink' })],
        }),
      ],
    }),
  ];
}

async function besideOf(
  { ar, en }: Extract<Block, { is: 'beside' }>,
  { width, lists }: Place,
): Promise<Table> {
  const half = Math.round(width / 2);
  const side = async (blocks: readonly Block[]) =>
    new TableCell({
      width: { size: half, type: WidthType.DXA },
      borders: noLines,
      margins: { left: 120, right: 120 },
      children: orBlank(await docxBlocks(blocks, { width: half - 240, lists })),
    });
  return new Table({
    visuallyRightToLeft: false,
    width: { size: width, type: WidthType.DXA },
    columnWidths: [half, half],
    borders: { ...noLines, insideHorizontal: noLine, insideVertical: noLine },
    rows: [new TableRow({ children: [await side(en), await side(ar)] })],
  });
}

/** Each list counts from one: without an instance of its own it goes on where the one before it ended. */
function docxList({ items, ordered }: Extract<Block, { is: 'list' }>, { lists }: Place): Paper {
  lists.count += 1;
  const numbering = { reference: ordered ? 'ordered' : 'bullets', level: 0, instance: lists.count };
  return items.flatMap((item) => paragraphsOf(item, { style: 'ListParagraph', numbering }));
}

async function docxBlock(block: Block, place: Place, opensPage: boolean): Promise<Paper> {
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
    case 'code':
      return codeOf(block);
    case 'beside':
      // A break within a cell leaves an empty page or is not kept: it stands before the table.
      return [...(opensPage ? [gap(true)] : []), await besideOf(block, place)];
    case 'index':
      return block.entries.flatMap(({ label }) => paragraphsOf(label));
    case 'page':
      return [];
  }
}

/** Blocks as Word holds them. */
export async function docxBlocks(
  blocks: readonly Block[],
  place: Place = { width: fullWidth, lists: { count: 0 } },
): Promise<Paper> {
  const paper: Paper = [];
  for (const [index, block] of blocks.entries()) {
    paper.push(...(await docxBlock(block, place, blocks[index - 1]?.is === 'page')));
  }
  return paper;
}
