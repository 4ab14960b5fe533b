import { expect } from 'chai';
import { strFromU8, unzipSync } from 'fflate';
import type { ContentRecord } from '../../../server/content/index.ts';
import {
  isPdfAvailable,
  makePackFile,
  mostPrinted,
  PackTooLarge,
  Press,
  type PackFileName,
  type PackSource,
} from '../../../server/workshops/index.ts';
import { likelySize } from '../../../server/web/pages/workshops/files/likely-size.ts';
import { sharedApplication } from '../../support/application.ts';
import { hostile, packWith, wellFormedParts } from '../../support/packs.ts';
import { readPdf } from '../../support/pdf-text.ts';
import { practiceWith } from '../../support/reader.ts';

describe('the pack of a workshop', () => {
  const press = new Press();
  let records: ContentRecord[];

  before(async function () {
    this.timeout(60_000);
    const { content } = (await sharedApplication()).services;
    records = await content.listPublishedByExternalIds(['sample-wat-p1', 'sample-sol-l1']);
  });
  after(() => press.close());

  const make = async (name: PackFileName, source: PackSource): Promise<Buffer> => {
    const made = await makePackFile(name, source, press, new Date('2026-03-01T00:00:00Z'));
    return made!.bytes;
  };

  it('has slides with native charts, right to left, with notes', async function () {
    this.timeout(60_000);
    const parts = wellFormedParts(await make('slides.pptx', packWith(records, 'ar')));
    const slides = Object.entries(parts).filter(([name]) => /slides\/slide\d+\.xml$/.test(name));
    // Title, a day, three for the practice, one for the lesson, questions, closing.
    expect(slides).to.have.length(8);
    expect(slides.every(([, xml]) => xml.includes('rtl="1"') && xml.includes('lang="ar-IQ"'))).to.equal(true);
    const chart = Object.entries(parts).find(([name]) => /charts\/chart\d+\.xml$/.test(name))?.[1] ?? '';
    expect(chart)
      .to.match(/<c:barChart>/)
      .and.match(/<c:orientation val="maxMin"\/>/);
    expect(Object.keys(parts).some((name) => name.includes('notesSlide'))).to.equal(true);
  });

  it('has a handout in both languages, each in its own direction', async function () {
    this.timeout(60_000);
    const parts = wellFormedParts(await make('handout.docx', packWith(records, 'both')));
    const { 'word/document.xml': document = '' } = parts;
    expect(document)
      .to.match(/<w:bidi\/>/)
      .and.match(/Heading1/);
    // Each record and the questions on a page of their own: before the tables, as no cell keeps a break.
    const breaks = document.match(/.{30}<w:pageBreakBefore\/>/g) ?? [];
    expect(breaks).to.have.length(records.length + 1);
    expect(breaks.filter((before) => !before.includes('w:val="Gap"/><w:pageBreak'))).to.deep.equal([]);
    expect(Object.keys(parts).some((name) => /footer\d*\.xml$/.test(name))).to.equal(true);
  });

  it('has a booklet with bookmarks, contents, glossary and index', async function () {
    this.timeout(60_000);
    if (!isPdfAvailable()) return this.skip();
    const { bookmarks, text, pages } = await readPdf(await make('booklet.pdf', packWith(records, 'en')));
    expect(pages).to.be.greaterThan(8);
    expect(bookmarks).to.include.members(['Agenda', 'Glossary', 'Index of places and sectors']);
    expect(text).to.match(/Water resources management\s*\d+/);
  });

  it('has tables without formulas, and a calendar in the hours of Iraq', async function () {
    this.timeout(60_000);
    const people = [{ name: hostile, governorate: 'IQ-BA' }];
    const parts = wellFormedParts(await make('tables.xlsx', packWith(records, 'both', { people })));
    const sheets = Object.values(parts).join('\n');
    expect(sheets)
      .to.match(/rightToLeft="(1|true)"/)
      .and.not.match(/<f>/);
    expect(sheets).to.match(/(&apos;|&#39;|')=1\+1/);
    const calendar = (await make('agenda.ics', packWith(records, 'en'))).toString();
    expect(calendar).to.include('DTSTART;TZID=Asia/Baghdad:20260314T090000\r\n');
    expect(calendar.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).to.equal(true);
  });

  it('comes whole as one archive', async function () {
    this.timeout(120_000);
    const bytes = await make('everything.zip', packWith(records, 'ar'));
    const names = Object.keys(unzipSync(bytes)).map((name) => name.replace('w-test-ar-', ''));
    const pdfs = ['booklet.pdf', 'cards.pdf', 'posters.pdf', 'forms.pdf', 'people.pdf'];
    const others = ['slides.pptx', 'handout.docx', 'tables.xlsx', 'agenda.ics'];
    expect(names).to.have.members([...others, ...(isPdfAvailable() ? pdfs : [])]);
  });

  it('takes what people wrote as text, whatever it is', async function () {
    this.timeout(120_000);
    const text = { ar: hostile, en: hostile };
    const record = practiceWith({
      title: text,
      summary: text,
      problem: text,
      solution: text,
      transfer: text,
    });
    const pack = packWith([record], 'both', { title: text, purpose: text, place: text, organiser: text });
    const { 'word/document.xml': document = '' } = wellFormedParts(await make('handout.docx', pack));
    expect(document).to.include('&lt;script&gt;alert(1)&lt;/script&gt;').and.not.include('\u202e');
    wellFormedParts(await make('slides.pptx', pack));
    if (!isPdfAvailable()) return;
    // In both languages a letter of the file stands for its mirror image too, by which of them comes first.
    const english = { ...pack, language: 'en' as const };
    const { text: printed } = await readPdf(await make('booklet.pdf', english));
    expect(printed).to.include('#eval("1") $x$ </a:t>').and.not.include('\u202e');
    for (const name of ['booklet.pdf', 'cards.pdf', 'posters.pdf', 'forms.pdf', 'people.pdf'] as const) {
      expect((await make(name, pack)).subarray(0, 5).toString()).to.equal('%PDF-');
    }
  });

  it('says what cannot be made: nothing picked, no sessions, too many records, some withdrawn', async function () {
    this.timeout(60_000);
    const bare = { ...packWith([], 'en', { sessions: [], exercises: [] }), withdrawn: 2 };
    expect(await makePackFile('cards.pdf', bare, press, new Date())).to.equal(undefined);
    const { 'word/document.xml': document = '' } = wellFormedParts(await make('handout.docx', bare));
    expect(document).to.include('No sessions have been added').and.include('2 records were withdrawn');
    expect((await make('agenda.ics', bare)).toString()).to.match(
      /BEGIN:VEVENT\r\n.*DTSTART;VALUE=DATE:20260314\r\nDTEND;VALUE=DATE:20260315\r\nSUMMARY:A trial workshop\r\n/s,
    );
    const many = packWith(
      Array.from({ length: mostPrinted + 1 }, () => records[0]!),
      'en',
    );
    const refused = await makePackFile('slides.pptx', many, press, new Date()).catch(
      (error: unknown) => error,
    );
    expect(refused).to.be.instanceOf(PackTooLarge);
  });

  it('is read by whoever may read the workshop', async function () {
    this.timeout(60_000);
    const { origin } = await sharedApplication();
    const page = await (await fetch(`${origin}/en/workshops/erbil-2022/files`)).text();
    expect(page).to.include('/en/workshops/erbil-2022/files/slides.pptx?lang&#x3D;both');
    const answer = await fetch(`${origin}/en/workshops/erbil-2022/files/agenda.ics?lang=en`);
    expect(answer.status).to.equal(200);
    expect(strFromU8(new Uint8Array(await answer.arrayBuffer()))).to.include('BEGIN:VCALENDAR');
    expect((await fetch(`${origin}/en/workshops/none/files`)).status).to.equal(404);
  });

  it('is offered with the size of each file, near to what is made', async function () {
    this.timeout(120_000);
    const { origin } = await sharedApplication();
    const address = `${origin}/en/workshops/sample-exchange/files`;
    const page = await (await fetch(address)).text();
    expect(page).to.match(/DOCX<\/bdi> · up to about 1[0-9]0 KB<\/small>/);

    const read = async (name: string) =>
      new Uint8Array(await (await fetch(`${address}/${name}?lang=both`)).arrayBuffer());
    const [everything, room] = [await read('everything.zip'), await read('room.zip')];
    const files = Object.entries(unzipSync(everything)).map(
      ([name, { length }]) => [name.replace('sample-exchange-both-', '') as PackFileName, length] as const,
    );
    const all: (readonly [PackFileName | 'room.zip', number])[] = [...files, ['room.zip', room.length]];
    if (isPdfAvailable()) all.push(['everything.zip', everything.length]);
    for (const [name, size] of all) {
      expect(size / likelySize(name, 20), name).to.be.within(0.5, 1.15);
    }
    expect(likelySize('room.zip', 20, 30)).to.be.above(likelySize('room.zip', 20) + 2_000_000);
    expect(likelySize('handout.docx', 20, 30)).to.equal(likelySize('handout.docx', 20));
  });
});
