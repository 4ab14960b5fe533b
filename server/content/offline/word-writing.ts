import {
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
} from 'docx';
import type { Locale, Translate } from '../../language/index.ts';
import type { Vocabularies } from '../../vocabularies/index.ts';
import type { ContentKind } from '../fields/index.ts';
import { formLines, type FormLine } from './form-lines.ts';

/** What the form says in words: labels and hints come from those who have the texts. */
export interface FormWords {
  locale: Locale;
  title: string;
  lead: string;
  screen: (name: string) => string;
  label: (path: string) => string;
  hint: (path: string) => string;
  t: Translate;
}

/** Of a row: may be left out although the row is there. */
const isOptional = (field: FormLine['field']): boolean =>
  'level' in field ? field.level !== 'mandatory' : field.required !== true && field.requiredOf === undefined;

const font = { name: 'Noto Naskh Arabic' };

/** A Word form of a kind of record, to be filled in without a connection and read back. */
export function writeWordForm(
  kind: ContentKind,
  words: FormWords,
  vocabularies: Vocabularies,
): Promise<Buffer> {
  const { locale } = words;
  const rtl = locale === 'ar';
  const run = (text: string, look: { bold?: boolean; size?: number; color?: string } = {}) =>
    new TextRun({ text, rightToLeft: rtl, font: rtl ? font.name : 'Calibri', size: 22, ...look });
  const line = (text: string, look = {}) =>
    new Paragraph({ bidirectional: rtl, children: [run(text, look)] });

  function choices({ field }: FormLine): string {
    if (field.type === 'boolean') return `${words.t('record:yes')} / ${words.t('record:no')}`;
    if (field.type !== 'code' && field.type !== 'codes') return '';
    const vocabulary = vocabularies.get(field.vocabulary);
    // What is for a workshop is read at workshops alone, as in the forms on screen.
    const offered = vocabulary.terms.filter(({ code }) => field.key !== 'visibility' || code !== 'workshop');
    return offered.map(({ code }) => vocabulary.label(code, locale)).join(' · ');
  }

  function row(one: FormLine): TableRow {
    const asked = [
      new Paragraph({
        bidirectional: rtl,
        children: [
          run(words.label(one.path), { bold: true }),
          ...(isOptional(one.field) ? [run(` ${words.t('contribute:optional.mark')}`, { size: 18 })] : []),
        ],
      }),
      ...[words.hint(one.path), choices(one)].filter(Boolean).map((text) => line(text, { size: 18 })),
      // The answer is known again by this, whatever becomes of the words around it.
      new Paragraph({ children: [new TextRun({ text: `{${one.path}}`, size: 12, color: 'A0A0A0' })] }),
    ];
    return new TableRow({
      cantSplit: true,
      children: [
        new TableCell({ width: { size: 38, type: WidthType.PERCENTAGE }, children: asked }),
        new TableCell({ width: { size: 62, type: WidthType.PERCENTAGE }, children: [line('')] }),
      ],
    });
  }

  const lines = formLines(kind);
  const screens = [...new Set(lines.map(({ screen }) => screen))];
  const body = screens.flatMap((screen): FileChild[] => [
    new Paragraph({
      bidirectional: rtl,
      heading: HeadingLevel.HEADING_2,
      children: [run(words.screen(screen))],
    }),
    new Table({
      visuallyRightToLeft: rtl,
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: lines.filter((one) => one.screen === screen).map(row),
    }),
  ]);
  return Packer.toBuffer(
    new Document({
      title: words.title,
      sections: [
        {
          children: [
            new Paragraph({
              bidirectional: rtl,
              heading: HeadingLevel.HEADING_1,
              children: [run(words.title)],
            }),
            line(words.lead),
            new Paragraph({
              children: [new TextRun({ text: `{tajarib:${kind}:${locale}}`, size: 12, color: 'A0A0A0' })],
            }),
            ...body,
          ],
        },
      ],
    }),
  );
}
