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

/** One indicator before and after; `before` is absent where nobody measured it. */
export interface Figure {
  label: LocalText;
  /** As printed after the number; '' for none. */
  unit: string;
  before?: number;
  after: number;
}

/** What every paper is made of, whoever writes it: Word, PowerPoint or Typst. */
export type Block =
  /** `anchor` is what an index leads to. */
  | { is: 'heading'; level: 1 | 2 | 3; text: LocalText; anchor?: string }
  /** Paragraphs are apart by line breaks. */
  | { is: 'text'; text: LocalText; tone: 'body' | 'lead' | 'note' | 'strong'; note?: LocalText }
  | { is: 'list'; ordered: boolean; items: LocalText[] }
  | { is: 'facts'; facts: Fact[] }
  | { is: 'table'; columns: LocalText[]; rows: LocalText[][]; widths?: number[] }
  | { is: 'chart'; title: LocalText; before: LocalText; after: LocalText; figures: Figure[] }
  /** A QR code that opens `address`, with a line beside it. */
  | { is: 'code'; address: string; caption: LocalText }
  /** The same in both languages, level with each other. */
  | { is: 'beside'; ar: Block[]; en: Block[] }
  /** Names, and on which pages what they stand for begins: by the anchors of headings. */
  | { is: 'index'; entries: { label: LocalText; anchors: string[] }[] }
  | { is: 'page' };

/** Something to be read from its first page to its last. */
export interface FlowDocument {
  /** Of the words around the text: running heads, page numbers. */
  locale: Locale;
  title: LocalText;
  subtitle: LocalText[];
  author: string;
  /** Running foot of each page, beside the page number. */
  foot: LocalText;
  /** A cover and a list of contents go before the blocks. */
  isBook: boolean;
  /** A5 for booklets, A4 for what is copied and filed. */
  paper: 'a4' | 'a5';
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
