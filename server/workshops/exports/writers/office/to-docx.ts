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
import type { FlowDocument } from '../../pack-document.ts';
import { docxBlocks } from './docx-blocks.ts';
import { paragraphsOf, runsOf, wording } from './docx-text.ts';

/** A tenth of air between lines, growing with what stands in them. */
const lines = { line: 264, lineRule: LineRuleType.AUTO };

const headingStyle = (size: number, before: number) => ({
  run: { size, sizeComplexScript: size, bold: true, boldComplexScript: true, color: '0C2147' },
  paragraph: { spacing: { before, after: 80, ...lines }, keepNext: true },
});

/** Named styles, so that a reader in Word changes all of a kind at once. */
const styles: IStylesOptions = {
  default: {
    document: {
      run: { ...wording, size: 20, sizeComplexScript: 21 },
      paragraph: { spacing: { after: 100, ...lines } },
    },
    title: headingStyle(48, 0),
    heading1: headingStyle(30, 200),
    heading2: headingStyle(25, 200),
    heading3: headingStyle(21, 120),
    strong: { run: { bold: true, boldComplexScript: true } },
  },
  paragraphStyles: [
    {
      id: 'Lead',
      name: 'Lead',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 22, sizeComplexScript: 23 },
    },
    {
      id: 'Note',
      name: 'Note',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 18, sizeComplexScript: 19, color: '474B55' },
    },
    {
      id: 'Gap',
      name: 'Gap',
      basedOn: 'Normal',
      run: { size: 8, sizeComplexScript: 8 },
      paragraph: { spacing: { before: 0, after: 60 } },
    },
  ],
};

const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: 0,
  format,
  text,
  alignment: AlignmentType.START,
  style: { paragraph: { indent: { start: 480, hanging: 320 } } },
});

function footerOf({ foot }: FlowDocument): Footer {
  return new Footer({
    children: [
      new Paragraph({
        bidirectional: foot.language !== 'en',
        tabStops: [{ type: TabStopType.RIGHT, position: 9638 }],
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
  const { title, subtitle, author } = document;
  const cover = document.isBook
    ? [
        ...paragraphsOf(title, { style: 'Title' }),
        ...subtitle.flatMap((text) => paragraphsOf(text, { style: 'Lead' })),
      ]
    : [];
  return Packer.toBuffer(
    new Document({
      title: title.text,
      creator: author,
      styles,
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
              margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
            },
          },
          footers: { default: footerOf(document) },
          children: [...cover, ...(await docxBlocks(document.blocks))],
        },
      ],
    }),
  );
}
