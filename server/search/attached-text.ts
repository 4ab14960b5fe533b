import { languageOfWords, locales, type BilingualText, type Locale } from '../language/index.ts';
import { bestPassage, type MarkedText, type WordWeight } from '../text/index.ts';
import type { DocumentFile, SearchDocument } from './search-engine.ts';

/** One page of a document that belongs to a record. */
export interface FilePage {
  /** Of the file, as the record names it. */
  hash: string;
  /** From 1. */
  page: number;
  text: string;
}

/** The texts of files, page by page, by their hash. */
export type ReadFiles = (hashes: readonly string[]) => Promise<readonly FilePage[]>;
type LoadDocuments = (ids: readonly number[]) => Promise<SearchDocument[]>;

/** Where a query was found in the files of a record. */
export interface FoundInFile {
  hash: string;
  name: string;
  title: BilingualText | undefined;
  page: number;
  passage: MarkedText;
}

/** Characters of attached text that are searched with one text of a record: about sixty pages. */
const mostSearched = 120_000;
/** Characters that are looked through for the passage that is shown: what both languages have in the index. */
const mostRead = 2 * mostSearched;
/** Characters by which the language of a page is told. */
const sample = 400;

const languageOf = ({ text }: FilePage, fallback: Locale): Locale =>
  languageOfWords(text.slice(0, sample), fallback);

const inOrder = (files: readonly DocumentFile[], pages: readonly FilePage[]): FilePage[] =>
  files.flatMap(({ hash }) => pages.filter((page) => page.hash === hash));

/** The document with the text of its files: each page with the text of its language, where the record has one. */
async function withFiles(document: SearchDocument, readFiles: ReadFiles): Promise<SearchDocument> {
  const { files, texts, sourceLang } = document;
  if (!files) return document;
  const attached: Partial<Record<Locale, string>> = {};
  for (const page of inOrder(files, await readFiles(files.map(({ hash }) => hash)))) {
    const own = languageOf(page, sourceLang);
    const language = texts[own] ? own : texts[sourceLang] ? sourceLang : locales.find((one) => texts[one]);
    if (language === undefined) break;
    const before = attached[language] ?? '';
    const room = mostSearched - before.length;
    if (room > 0) attached[language] = `${before}${page.text.slice(0, room)}\n\n`;
  }
  const written = Object.entries(texts).map(([language, text]) => {
    const more = attached[language as Locale];
    return [language, more === undefined ? text : { ...text, attached: more }];
  });
  return { ...document, texts: Object.fromEntries(written) as SearchDocument['texts'] };
}

/** Documents for an index, with the text of their files; those without files cost nothing more. */
export const loadWithFiles =
  (loadDocuments: LoadDocuments, readFiles: ReadFiles): LoadDocuments =>
  async (ids) => {
    const documents: SearchDocument[] = [];
    for (const document of await loadDocuments(ids)) documents.push(await withFiles(document, readFiles));
    return documents;
  };

const markedIn = (texts: readonly MarkedText[]): string[] =>
  texts.flatMap(({ parts }) => parts.filter(({ marked }) => marked).map(({ text }) => text.toLowerCase()));

/** How many different words of the query stand in texts. */
export const wordsSaid = (...texts: readonly MarkedText[]): number => new Set(markedIn(texts)).size;

/** What a passage says of the query: different words before the same word again. */
const weigh = (passage: MarkedText): number => wordsSaid(passage) + markedIn([passage]).length / 100;

/** The passage of a record's files that says most of what was looked for, and where it stands. */
export async function findInFiles(
  { files = [], sourceLang }: SearchDocument,
  weight: WordWeight,
  readFiles: ReadFiles,
): Promise<FoundInFile | undefined> {
  const pages = inOrder(files, await readFiles(files.map(({ hash }) => hash)));
  let room = mostRead;
  let best: { page: FilePage; passage: MarkedText; says: number } | undefined;
  for (const page of pages) {
    if (room <= 0) break;
    const text = page.text.slice(0, room);
    room -= text.length;
    const passage = bestPassage(text, languageOf(page, sourceLang), weight);
    const says = weigh(passage);
    if (says > (best?.says ?? 0)) best = { page, passage, says };
  }
  const file = files.find(({ hash }) => hash === best?.page.hash);
  return best && file && { ...file, page: best.page.page, passage: best.passage };
}
