import { bookletOf, handoutOf } from './compose/papers/books.ts';
import { calendarOf } from './compose/calendar.ts';
import { cardsOf, postersOf } from './compose/papers/cards.ts';
import { deckOf } from './compose/papers/deck.ts';
import { formsOf, peopleSheetsOf } from './compose/papers/forms.ts';
import type { PackSource } from './compose/pack-source.ts';
import { workbookOf } from './compose/workbook.ts';
import type { MadeFile } from './made-file.ts';
import type { Order } from './press/orders.ts';
import type { Press } from './press/press.ts';
import { PdfUnavailable } from './writers/typst/typst-compiler.ts';
import { toZip } from './writers/to-zip.ts';

/** More records than these are a library and no workshop: their papers would be of a thousand pages. */
export const mostPrinted = 120;

/** The pack holds more than `mostPrinted` records. */
export class PackTooLarge extends Error {
  override readonly name = 'PackTooLarge';
}

/** What a workshop comes as, in the order in which it is offered; the ending says the format. */
export const packFileNames = [
  'slides.pptx',
  'handout.docx',
  'booklet.pdf',
  'cards.pdf',
  'posters.pdf',
  'forms.pdf',
  'people.pdf',
  'tables.xlsx',
  'agenda.ics',
  'everything.zip',
] as const;
export type PackFileName = (typeof packFileNames)[number];

export const isPackFileName = (name: unknown): name is PackFileName =>
  packFileNames.some((one) => one === name);

/** A paper as an order to the press. */
async function orderOf(name: PackFileName, source: PackSource): Promise<Order | undefined> {
  const date = `${source.workshop.start}T00:00:00Z`;
  const sheets = (template: string, data: object): Order => ({ make: 'sheets', template, data, date });
  switch (name) {
    case 'slides.pptx':
      return { make: 'pptx', deck: await deckOf(source) };
    case 'handout.docx':
      return { make: 'docx', document: await handoutOf(source) };
    case 'booklet.pdf':
      return { make: 'pdf', document: await bookletOf(source) };
    case 'cards.pdf':
      return source.records.length > 0 ? sheets('cards', cardsOf(source)) : undefined;
    case 'posters.pdf':
      return source.records.length > 0 ? sheets('posters', postersOf(source)) : undefined;
    case 'forms.pdf': {
      const data = formsOf(source);
      return data.forms.length > 0 ? sheets('forms', data) : undefined;
    }
    case 'people.pdf':
      return sheets('forms', peopleSheetsOf(source));
    case 'tables.xlsx':
      return { make: 'xlsx', sheets: workbookOf(source) };
    default:
      return undefined;
  }
}

const named = (name: string, { workshop, language }: PackSource): string =>
  `${workshop.externalId}-${language}-${name}`;

/** Everything that can be made of the workshop, as one archive; what cannot be made here is left out. */
async function everythingOf(source: PackSource, press: Press, now: Date): Promise<Buffer> {
  const files: MadeFile[] = [];
  for (const name of packFileNames) {
    if (name === 'everything.zip') continue;
    try {
      const made = await makeOne(name, source, press, now);
      if (made) files.push(made);
    } catch (error) {
      if (!(error instanceof PdfUnavailable)) throw error;
    }
  }
  return press.turns.take(() => toZip(files));
}

async function makeOne(
  name: PackFileName,
  source: PackSource,
  press: Press,
  now: Date,
): Promise<MadeFile | undefined> {
  if (name === 'agenda.ics') {
    return { name: named(name, source), bytes: Buffer.from(calendarOf(source, now)) };
  }
  const order = await press.turns.take(() => orderOf(name, source));
  return order && { name: named(name, source), bytes: await press.order(order) };
}

/**
 * One file of a workshop's pack; undefined where there is nothing to put into it (cards without records, forms
 * without an exercise). Rejects with PackTooLarge, and with PdfUnavailable where this machine sets no PDF.
 * @param now when it is made
 */
export async function makePackFile(
  name: PackFileName,
  source: PackSource,
  press: Press,
  now: Date,
): Promise<MadeFile | undefined> {
  if (source.records.length > mostPrinted) throw new PackTooLarge(`${source.records.length} records`);
  if (name === 'everything.zip') {
    return { name: named(name, source), bytes: await everythingOf(source, press, now) };
  }
  return makeOne(name, source, press, now);
}
