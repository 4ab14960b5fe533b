import { expect } from 'chai';
import sharp from 'sharp';
import request from 'supertest';
import type { Practice } from '../../../server/content/index.ts';
import { isPdfAvailable } from '../../../server/workshops/index.ts';
import { largestRecordFile } from '../../../server/web/pages/records/files/record-files.ts';
import { paths } from '../../../server/web/paths.ts';
import { sharedApplication, type Application } from '../../support/application.ts';
import { wellFormedParts } from '../../support/packs.ts';
import { readPdf, shareOf } from '../../support/pdf-text.ts';

describe('a record as a file', () => {
  let application: Application;
  let practice: Practice;

  before(async function () {
    this.timeout(60_000);
    application = await sharedApplication();
    const found = await application.services.content.findPublishedByExternalId('sample-wat-p1');
    practice = found as Practice;
  });

  const get = async (url: string): Promise<Buffer> => {
    const answer = await request(application.origin)
      .get(url)
      .buffer(true)
      .parse((res, done) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('end', () => done(null, Buffer.concat(chunks)));
      });
    expect(answer.status).to.equal(200);
    return answer.body as Buffer;
  };
  const file = (format: string, lang: string) =>
    get(paths.recordFile('ar', 'practice', practice.id, format, lang));

  it('is offered on its page with format, language and size', async () => {
    const { text } = await request(application.origin).get(paths.practice('en', practice.id));
    expect(text).to.match(/Word \(DOCX\)<\/bdi> <small>at most 60 KB<\/small>/);
    expect(text).to.include('record.pdf?lang&#x3D;both" download>Both languages</a>');
  });

  for (const locale of ['ar', 'en'] as const) {
    it(`is a tagged PDF that can be searched and copied (${locale})`, async function () {
      this.timeout(60_000);
      if (!isPdfAvailable()) return this.skip();
      const bytes = await file('pdf', locale);
      const { text, bookmarks } = await readPdf(bytes);
      const written = [practice.values.solution, practice.values.problem, practice.values.summary];
      expect(shareOf(written.map((one) => one?.[locale]).join('\n'), text)).to.be.at.least(0.95);
      expect(bookmarks).not.to.be.empty;
      expect(bytes.toString('latin1'))
        .to.match(/\/FontFile[23]/)
        .and.match(/\/StructTreeRoot/);
      expect(bytes.length).to.be.below(largestRecordFile.pdf * 1024);
    });
  }

  it('is a Word document with headings, tables and the direction of each language', async function () {
    this.timeout(60_000);
    const bytes = await file('docx', 'both');
    const { 'word/document.xml': document = '', 'word/styles.xml': styles = '' } = wellFormedParts(bytes);
    expect(document)
      .to.match(/<w:pStyle w:val="Heading1"\/>/)
      .and.match(/<w:tblHeader\/>/);
    expect(document)
      .to.match(/<w:bidi\/>/)
      .and.match(/<w:rtl\/>/)
      .and.match(/<w:bidiVisual\/>/);
    expect(styles).to.match(/<w:docDefaults>.*w:lang w:val="en-GB" w:bidi="ar-IQ".*<\/w:docDefaults>/s);
    expect(bytes.length).to.be.below(largestRecordFile.docx * 1024);
  });

  for (const [language, lists] of [
    ['ar', 2],
    ['en', 2],
    ['both', 4],
  ] as const) {
    it(`is a letter to the governor with all its parts, each list counted from one (${language})`, async function () {
      this.timeout(60_000);
      const parts = wellFormedParts(await get(paths.memo('ar', practice.id, language)));
      const { 'word/document.xml': document = '', 'word/numbering.xml': numbering = '' } = parts;
      const text = document.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
      const arabic = [
        'العدد',
        'التاريخ',
        'إلى',
        'الموضوع: ',
        'المشكلة',
        'الخيار المقترح',
        'الكلفة',
        'السابقة',
        'القرار المطلوب',
      ];
      const english = [
        'Number',
        'Date',
        'To',
        'Subject: ',
        'problem',
        'option',
        'cost',
        'precedent',
        'decision asked for',
      ];
      const expected = [...(language === 'en' ? [] : arabic), ...(language === 'ar' ? [] : english)];
      expect(expected.filter((part) => !text.includes(part))).to.deep.equal([]);

      // Prerequisites and what is asked, in each language.
      const used = new Set([...document.matchAll(/<w:numId w:val="(\d+)"\/>/g)].map(([, id]) => id));
      expect(used.size).to.equal(lists);
      for (const id of used) {
        const own = new RegExp(`<w:num w:numId="${id}"[^>]*>(.*?)</w:num>`, 's').exec(numbering)?.[1];
        expect(own).to.include('<w:startOverride w:val="1"/>');
      }
    });
  }

  it('shows links to it with a picture of both titles', async function () {
    this.timeout(60_000);
    const { text } = await request(application.origin).get(paths.practice('ar', practice.id));
    const [, address = ''] = /<meta property="og:image" content="([^"]+)"/.exec(text) ?? [];
    if (!isPdfAvailable()) return this.skip();
    const picture = await get(new URL(address).pathname);
    const { width, height, format } = await sharp(picture).metadata();
    expect({ width, height, format }).to.deep.equal({ width: 1200, height: 630, format: 'png' });
    expect(picture.length).to.be.below(150 * 1024);
  });

  it('is not there in a language that nobody wrote it in', async () => {
    const url = paths.recordFile('ar', 'practice', practice.id, 'pdf', 'fr');
    const { status } = await request(application.origin).get(url);
    expect(status).to.equal(404);
  });
});
