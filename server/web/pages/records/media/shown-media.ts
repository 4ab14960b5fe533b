import { isPhotograph, pictureWidths, type Attachment } from '../../../../attachments/index.ts';
import type { ContentRecord } from '../../../../content/index.ts';
import { formatDate, languageOfWords, localText, type LocalText } from '../../../../language/index.ts';
import type { PageContext } from '../../../page-context.ts';
import { paths } from '../../../paths.ts';
import { fileIcon, fileLabel } from '../../files/file-look.ts';
import { mediaOf, type MediaRow } from '../../files/record-media.ts';
import { sizeText } from '../../files/size-text.ts';

/** A photograph of a record in the widths in which a page may ask for it. */
export interface ShownPhotograph {
  /** The whole of it. */
  href: string;
  src: string;
  srcset: string;
  /** Of the whole, in pixels: its place is kept while it loads. */
  width: number;
  height: number;
  /** Higher than wide: across the whole page it would be higher than the window. */
  isTall: boolean;
  alt: LocalText;
  caption: LocalText | null;
  credit: LocalText | null;
  /** When, in words; '' where it is not known. */
  taken: string;
  /** Something is said below it. */
  isExplained: boolean;
}

/** A document of a record, with what a reader wants to know before it is downloaded. */
export interface ShownDocument {
  href: string;
  icon: string;
  title: LocalText;
  /** "PDF" */
  type: string;
  /** "1.2 MB", "18 pages", "in Arabic": as far as it is known. */
  facts: string[];
}

export interface ShownMedia {
  photographs: ShownPhotograph[];
  /** How wide the page shows a photograph, as browsers are told. */
  sizes: string;
  documents: ShownDocument[];
}

interface Kept {
  row: MediaRow;
  file: Attachment;
}

/** Files that a published record names and that are kept, in its order. */
export const keptMedia = (record: ContentRecord, kept: ReadonlyMap<string, Attachment>): Kept[] =>
  mediaOf(record).flatMap((row) => {
    const file = kept.get(row.file ?? '');
    return file ? [{ row, file }] : [];
  });

/** A photograph is made to fit into a square: how wide it is in the square of `side`. */
function widthIn(side: number, { width, height }: { width: number; height: number }): number {
  return Math.round(width * Math.min(1, side / Math.max(width, height)));
}

/** The sizes of a photograph that there is a use for: each larger than the one before. */
export const pictureSizes = (file: Attachment): { side: number; width: number }[] => {
  const size = { width: file.width ?? 1, height: file.height ?? 1 };
  const sizes = pictureWidths.map((side) => ({ side, width: widthIn(side, size) }));
  return sizes.filter(({ width }, at) => width > (sizes[at - 1]?.width ?? 0));
};

function photograph(id: number, { row, file }: Kept, { locale }: PageContext): ShownPhotograph {
  const sizes = pictureSizes(file);
  const alt = localText(row.alt, locale) ?? localText(row.caption, locale);
  const address = (side: number): string => paths.picture(id, file.hash, side);
  const caption = localText(row.caption, locale) ?? null;
  const credit = localText(row.credit, locale) ?? null;
  return {
    href: address(pictureWidths.at(-1)!),
    src: address(sizes.find(({ side }) => side === 800)?.side ?? sizes.at(-1)!.side),
    srcset: sizes.map(({ side, width }) => `${address(side)} ${width}w`).join(', '),
    width: file.width ?? 1,
    height: file.height ?? 1,
    isTall: (file.height ?? 1) > (file.width ?? 1),
    alt: alt ?? { text: '', language: locale },
    caption,
    credit,
    taken: row.date ? formatDate(row.date, locale) : '',
    isExplained: Boolean(caption ?? credit ?? row.date),
  };
}

const countWords = { pdf: 'pages', pptx: 'slides', odp: 'slides', xlsx: 'sheets', ods: 'sheets' } as const;

function document(id: number, { row, file }: Kept, context: PageContext): ShownDocument {
  const { t, locale } = context;
  const { name = '' } = row;
  const counted = countWords[file.type as keyof typeof countWords] as string | undefined;
  return {
    href: paths.file(id, file.hash),
    icon: fileIcon(file.type),
    title: localText(row.caption, locale) ?? { text: name, language: languageOfWords(name, locale) },
    type: fileLabel(file.type),
    facts: [
      sizeText(file.bytes, context),
      ...(counted && file.pages ? [t(`files:${counted}`, { count: file.pages })] : []),
      ...(file.language ? [t(`files:in.${file.language}`)] : []),
    ],
  };
}

/** The photographs and documents of a published record. */
export function shownMedia(
  record: ContentRecord,
  kept: ReadonlyMap<string, Attachment>,
  context: PageContext,
): ShownMedia {
  const media = keptMedia(record, kept);
  const isPicture = ({ file }: Kept): boolean => isPhotograph(file);
  const photographs = media.filter(isPicture).map((one) => photograph(record.id, one, context));
  return {
    photographs,
    sizes: `(max-width: 48rem) calc(100vw - 2rem), ${photographs.length > 1 ? '22rem' : '44rem'}`,
    documents: media.filter((one) => !isPicture(one)).map((one) => document(record.id, one, context)),
  };
}
