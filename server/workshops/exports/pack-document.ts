import type { Locale, LocalText } from '../../language/index.ts';

/** One language, or both beside each other: Arabic on the right, English on the left. */
export const packLanguages = ['ar', 'en', 'both'] as const;
export type PackLanguage = (typeof packLanguages)[number];

export const isPackLanguage = (value: unknown): value is PackLanguage =>
  packLanguages.some((one) => one === value);

/** A short value with its name. */
export interface Fact {
  label: LocalText;
  values: LocalText[];
}

/** The values of a fact in one line. */
export const joinedIn = (values: readonly LocalText[], label: LocalText): LocalText => ({
  text: values.map(({ text }) => text).join(label.language === 'en' ? ', ' : '، '),
  language: values[0]?.language ?? label.language,
});

/** One indicator before and after; `before` is absent where nobody measured it. */
export interface Figure {
  label: LocalText;
  /** As printed after the number; '' for none. */
  unit: string;
  before?: number;
  after: number;
}

/** What stands in a cell: a text, or several below each other, each in its own language. */
export type Cell = LocalText | readonly LocalText[];

export const textsIn = (cell: Cell): readonly LocalText[] => ('text' in cell ? [cell] : cell);

/** What every paper is made of, whoever writes it: Word, PowerPoint or Typst. */
export type Block =
  /** `anchor` is what an index leads to. */
  | { is: 'heading'; level: 1 | 2 | 3; text: LocalText; anchor?: string }
  /** Paragraphs are apart by line breaks. */
  | { is: 'text'; text: LocalText; tone: 'body' | 'lead' | 'note' | 'strong'; note?: LocalText }
  | { is: 'list'; ordered: boolean; items: LocalText[] }
  | { is: 'facts'; facts: Fact[] }
  /** Plain tables have no grid: what stands at their sides are names. */
  | { is: 'table'; columns: Cell[]; rows: Cell[][]; widths?: number[]; isPlain?: boolean }
  | { is: 'chart'; title: LocalText; before: LocalText; after: LocalText; figures: Figure[] }
  /** A QR code that opens `address`, with a line in each language beside it. */
  | { is: 'code'; address: string; captions: LocalText[] }
  /** A photograph. `hash` names its file; `lines` stand below it. */
  | {
      is: 'picture';
      hash: string;
      /** WebP; JPEG once it is in the press. */
      data: Uint8Array;
      width: number;
      height: number;
      alt: LocalText;
      lines: LocalText[];
    }
  /** The same in both languages, level with each other. */
  | { is: 'beside'; ar: Block[]; en: Block[] }
  /** Names, and on which pages what they stand for begins: by the anchors of headings. */
  | { is: 'index'; entries: { label: LocalText; anchors: string[] }[] }
  | { is: 'page' };

/** A sheet of A4 as Word fills it. */
export interface WordSheet {
  /** Points of the letters of the body. */
  size: number;
  /** Points of each margin, and of what is between them. */
  margin: number;
  width: number;
  height: number;
}

const wordSheet = (size: number, margin: number): WordSheet => ({
  size,
  margin,
  width: 595.3 - 2 * margin,
  height: 841.9 - 2 * margin,
});

/** `dense` where two languages stand beside each other on the pages of one. */
export const wordSheets = { usual: wordSheet(10, 56.7), dense: wordSheet(9, 42.5) } as const;

/** Something to be read from its first page to its last. */
export interface FlowDocument {
  /** Of the words around the text: running heads, page numbers. */
  locale: Locale;
  title: LocalText;
  /** Of a cover: the title in other languages, and what stands below it. */
  titles: LocalText[];
  subtitle: LocalText[];
  author: string;
  /** Running foot of each page, beside the page number. */
  foot: LocalText;
  /** A cover and a list of contents go before the blocks. */
  isBook: boolean;
  /** A5 for booklets in one language, A4 for what is copied and filed and where two stand beside each other. */
  paper: 'a4' | 'a5';
  /** In Word; PDFs know A4 and A5 alone. */
  sheet: keyof typeof wordSheets;
  /** Said over the list of contents. */
  contents: LocalText;
  blocks: Block[];
  /** ISO 8601 instant of what is inside: two documents of the same content are the same bytes. */
  date: string;
}

/** A few lines under a name. */
export interface Panel {
  title?: LocalText;
  lines: LocalText[];
  ordered?: boolean;
}

export interface Slide {
  is: 'title' | 'content';
  /** Two where the deck is in both languages: they stand beside each other. */
  titles: LocalText[];
  /** Said above the title: "Best practice · Basra". */
  kicker?: LocalText;
  /** In reading order of the deck: each is a column of panels. */
  columns: Panel[][];
  table?: Extract<Block, { is: 'table' }>;
  chart?: Extract<Block, { is: 'chart' }>;
  /** For the one who speaks: the texts in full. */
  notes: string;
}

export interface Deck {
  locale: Locale;
  title: LocalText;
  author: string;
  foot: LocalText;
  slides: Slide[];
}

export interface WorkbookSheet {
  name: string;
  rightToLeft: boolean;
  columns: { title: string; width: number }[];
  rows: (string | number | null)[][];
}
