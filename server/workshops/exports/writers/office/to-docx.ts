import {
  AlignmentType,
  Document,
  Footer,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
  type IStylesOptions,
} from 'docx';
import { wordSheets, type FlowDocument } from '../../pack-document.ts';
import { docxBlocks } from './docx-blocks.ts';
import { paragraphsOf, runsOf, wording } from './docx-text.ts';

/** A tenth of air between lines, growing with what stands in them. */
const lines = { line: 264, lineRule: LineRuleType.AUTO };

/** Letters of `points`; Arabic ones a little larger. */
const letters = (points: number, more = 0) => {
  const size = Math.round(points * 2);
  return { size, sizeComplexScript: size + more };
};

const headingStyle = (points: number, before: number) => ({
  run: { ...letters(points), bold: true, boldComplexScript: true, color: '0C2147' },
  paragraph: { spacing: { before, after: 80, ...lines }, keepNext: true },
});

/** Named styles, so that a reader in Word changes all of a kind at once. */
const stylesOf = (size: number): IStylesOptions => ({
  default: {
    document: {
      run: { ...wording, ...letters(size, 1) },
      paragraph: { spacing: { after: 100, ...lines } },
    },
    title: headingStyle(size * 2.4, 0),
    heading1: headingStyle(size * 1.5, 200),
    heading2: headingStyle(size * 1.25, 200),
    heading3: headingStyle(size * 1.05, 120),
    strong: { run: { bold: true, boldComplexScript: true } },
  },
  paragraphStyles: [
    {
      id: 'Lead',
      name: 'Lead',
      basedOn: 'Normal',
      quickFormat: true,
      run: letters(size * 1.1, 1),
    },
    {
      id: 'Note',
      name: 'Note',
      basedOn: 'Normal',
      quickFormat: true,
      run: { ...letters(size * 0.9, 1), color: '474B55' },
    },
    {
      id: 'Gap',
      name: 'Gap',
      basedOn: 'Normal',
      run: { size: 8, sizeComplexScript: 8 },
      paragraph: { spacing: { before: 0, after: 60 } },
    },
  ],
});

const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: 0,
  format,
  text,
  alignment: AlignmentType.START,
  style: { paragraph: { indent: { start: 480, hanging: 320 } } },
});

/** Points as Word counts them. */
const twentieths = (points: number): number => Math.round(points * 20);

function footerOf({ foot, sheet }: FlowDocument): Footer {
  return new Footer({
    children: [
      new Paragraph({
        bidirectional: foot.language !== 'en',
        tabStops: [{ type: TabStopType.RIGHT, position: twentieths(wordSheets[sheet].width) }],
        children: [
          ...runsOf(foot, { size: 17, color: '474B55' }),
          new TextRun({ children: ['\t', PageNumber.CURRENT], size: 17, sizeComplexScript: 17 }),
        ],
      }),
    ],
  });
}

/** A Word document that can be edited: real headings, tables and page numbers, each text in its own direction. */
export async function toDocx(document: FlowDocument): Promise<Buffer> {
  const { title, titles, subtitle, author } = document;
  const { size, margin, width } = wordSheets[document.sheet];
  const edge = twentieths(margin);
  const place = { width: twentieths(width), lists: { count: 0 } };
  const cover = document.isBook
    ? [
        ...[title, ...titles].flatMap((text) => paragraphsOf(text, { style: 'Title' })),
        ...subtitle.flatMap((text) => paragraphsOf(text, { style: 'Lead' })),
      ]
    : [];
  return Packer.toBuffer(
    new Document({
      title: title.text,
      creator: author,
      styles: stylesOf(size),
      numbering: {
        config: [
          { reference: 'bullets', levels: [level(LevelFormat.BULLET, '•')] },
          { reference: 'ordered', levels: [level(LevelFormat.DECIMAL, '%1.')] },
        ],
      },
      sections: [
        {
          properties: {
            page: {
              size: { width: 11906, height: 16838 },
              margin: { top: edge, bottom: edge, left: edge, right: edge },
            },
          },
          footers: { default: footerOf(document) },
          children: [...cover, ...(await docxBlocks(document.blocks, place))],
        },
      ],
    }),
  );
}
