import { getDocumentProxy } from 'unpdf';
import { toLines, type PlacedRun } from './visual-lines.ts';

interface TextItem {
  str: string;
  transform: number[];
  width: number;
  height: number;
}

const toRun = ({ str, transform, width, height }: TextItem): PlacedRun => ({
  text: str,
  x: transform[4] ?? 0,
  y: transform[5] ?? 0,
  width,
  height,
});

/** The text of every page, Arabic in the order in which it is read. */
export async function pdfPages(file: Buffer): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(file));
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(toLines(items.filter((item): item is typeof item & TextItem => 'str' in item).map(toRun)));
    page.cleanup();
  }
  return pages;
}
