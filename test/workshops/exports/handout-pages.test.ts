import { expect } from 'chai';
import { getDocumentProxy } from 'unpdf';
import type { ContentRecord } from '../../../server/content/index.ts';
import { makePackFile, packLanguages, Press, type PackSource } from '../../../server/workshops/index.ts';
import { wordSheets } from '../../../server/workshops/exports/pack-document.ts';
import { pagesOf } from '../../../server/workshops/exports/compose/page-length.ts';
import { recordBrief } from '../../../server/workshops/exports/compose/records/record-brief.ts';
import { sharedApplication } from '../../support/application.ts';
import { hasOffice, printedByOffice } from '../../support/office.ts';
import { packWith } from '../../support/packs.ts';
import { practiceWith } from '../../support/reader.ts';

const sentences = (letters: number, sentence: string): string =>
  sentence
    .repeat(Math.ceil(letters / sentence.length))
    .slice(0, letters)
    .trim();
const long = (letters: number) => ({
  ar: sentences(letters, 'قلّت الخسارة من 28% إلى -11.5% في مشروع Water Safety Plan بعد سنتين. '),
  en: sentences(letters, 'Losses fell from 28% to -11.5% in the مخزن project after two years. '),
});

/** Every field as long as it may be, mixed scripts, and more rows than a sheet has room for. */
const longest = practiceWith({
  title: long(100),
  summary: long(300),
  sector: ['WAT', 'AGR', 'WST'],
  governorate: ['IQ-BA'],
  district: long(80),
  lead_org: long(120),
  problem: long(1500),
  solution: long(3000),
  transfer: long(1000),
  success: long(1000),
  results: Array.from({ length: 9 }, (_, at) => ({
    indicator: long(120),
    unit: long(40),
    source: long(160),
    baseline: at - 4,
    value: -11.5,
  })),
  prereq: Array.from({ length: 6 }, () => ({ type: 'land', note: long(200) })),
  obstacles: Array.from({ length: 5 }, () => ({ what: long(400), overcome: long(400) })),
});

describe('the pages of a handout', () => {
  const press = new Press();
  let records: ContentRecord[];

  before(async function () {
    this.timeout(60_000);
    const { content } = (await sharedApplication()).services;
    const found = await content.listPublishedByExternalIds([
      ...['sample-wat-p1', 'sample-wat-p2', 'sample-sol-p1', 'sample-sol-l1', 'sample-edu-p1'],
    ]);
    records = [...found, longest];
  });
  after(() => press.close());

  const sheetOf = ({ language }: PackSource) => wordSheets[language === 'both' ? 'dense' : 'usual'];

  for (const language of packLanguages) {
    it(`are two a record at most, by the lengths of its texts (${language})`, () => {
      const source = packWith(records, language);
      for (const record of records) {
        expect(pagesOf(recordBrief(record, source), sheetOf(source)), record.externalId).to.be.at.most(2);
      }
      expect(
        pagesOf(
          [...records, longest].flatMap((record) => recordBrief(record, source)),
          sheetOf(source),
        ),
      ).to.be.greaterThan(records.length);
    });

    it(`are two a record at most as LibreOffice prints them, and none is nearly empty (${language})`, async function () {
      this.timeout(180_000);
      if (!hasOffice()) return this.skip();
      const made = await makePackFile('handout.docx', packWith(records, language), press, new Date());
      const pdf = await getDocumentProxy(new Uint8Array(await printedByOffice(made!.bytes, 'docx')));
      const words: number[] = [];
      for (let number = 1; number <= pdf.numPages; number++) {
        const { items } = await (await pdf.getPage(number)).getTextContent();
        const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
        words.push(text.split(/\s+/).filter(Boolean).length);
      }
      // One of the workshop, one of its questions.
      expect(pdf.numPages).to.be.at.most(2 * records.length + 2);
      expect(words.slice(1, -1).filter((count) => count < 60)).to.deep.equal([]);
    });
  }
});
