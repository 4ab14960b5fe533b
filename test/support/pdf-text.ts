import { getDocumentProxy } from 'unpdf';

/** What is written in a PDF, in the order of its text layer, with its bookmarks. */
export async function readPdf(
  bytes: Uint8Array,
): Promise<{ pages: number; text: string; bookmarks: string[] }> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  let text = '';
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    for (const item of items) if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '');
    text += '\n';
  }
  const outline = (await pdf.getOutline()) as { title: string }[] | null;
  return { pages: pdf.numPages, text, bookmarks: (outline ?? []).map(({ title }) => title) };
}

/** Words and numbers of a text, without marks of vowels and direction. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .replace(/\p{Mn}|\p{Cf}|\u0640/gu, '')
    .match(/\p{L}+|\d+/gu) ?? [];

/** The share of the words of `expected` that `text` holds, from 0 to 1. */
export function shareOf(expected: string, text: string): number {
  const there = new Set(wordsOf(text));
  const wanted = wordsOf(expected);
  return wanted.filter((word) => there.has(word)).length / wanted.length;
}
