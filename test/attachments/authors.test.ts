import { expect } from 'chai';
import { Document, Packer, Paragraph, CommentRangeStart, CommentReference, CommentRangeEnd } from 'docx';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { withoutAuthors } from '../../server/attachments/authors/without-authors.ts';
import type { FileTypeName } from '../../server/attachments/types/accepted.ts';
import { checkFile } from '../../server/attachments/types/check-file.ts';
import { listZipEntries } from '../../server/attachments/types/zip-entries.ts';
import sharp from 'sharp';
import { odf, pdf, photograph, pptx, xlsx, zipped } from '../support/files.ts';

const secret = 'Zainab Al-Mosuli';

/** Every text of an archive. */
const textsOf = (file: Buffer): string =>
  Object.values(unzipSync(file))
    .map((part) => strFromU8(part))
    .join('\n');

/** The archive with `parts` beside or in place of its own. */
const withParts = (file: Buffer, parts: Readonly<Record<string, string>>): Buffer =>
  zipped({
    ...unzipSync(file),
    ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  });

const clean = (file: Buffer, type: FileTypeName) => withoutAuthors(file, type, `file.${type}`);

async function letter(): Promise<Buffer> {
  const comment = { id: 0, author: secret, initials: 'ZM', children: [new Paragraph('Is that so?')] };
  const document = new Document({
    creator: secret,
    lastModifiedBy: secret,
    comments: { children: [comment] },
    sections: [
      {
        children: [
          new Paragraph({
            children: [new CommentRangeStart(0), new CommentRangeEnd(0), new CommentReference(0)],
          }),
          new Paragraph('Valves have to close.'),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

describe('the names of authors in documents', () => {
  it('are taken out of Word files: properties, remarks, the office; what is written stays', async () => {
    const given = withParts(await letter(), {
      'docProps/app.xml': `<Properties><Company>${secret}</Company><Pages>2</Pages></Properties>`,
      'docProps/custom.xml': `<Properties><property name="Checked by"><vt:lpwstr>${secret}</vt:lpwstr></property></Properties>`,
    });
    expect(textsOf(given).split(secret).length).to.be.above(4);
    const { content, mayRemain } = await clean(given, 'docx');
    expect(mayRemain).to.equal(false);
    expect(textsOf(content)).not.to.include(secret);
    expect(textsOf(content))
      .to.include('Valves have to close.')
      .and.include('Is that so?')
      .and.include('<Pages>2<');
    expect(await checkFile(content, 'letter.docx')).to.equal('docx');
    // What was not touched is there byte by byte.
    const [before, after] = [unzipSync(given), unzipSync(content)];
    expect(Object.keys(after)).to.deep.equal(Object.keys(before));
    expect(after['word/document.xml']).to.deep.equal(before['word/document.xml']);
    expect((await clean(content, 'docx')).content, 'and nothing is left to be done').to.equal(content);
  });

  it('are taken out of sheets and slides', async () => {
    const core = `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>Plan</dc:title><dc:creator>${secret}</dc:creator><cp:lastModifiedBy>${secret}</cp:lastModifiedBy></cp:coreProperties>`;
    const sheet = withParts(await xlsx('Pumps', 600), {
      'docProps/core.xml': core,
      'xl/comments1.xml': `<comments><authors><author>${secret}</author></authors></comments>`,
      'xl/persons/person.xml': `<personList><person displayName="${secret}" userId="z@x.example" id="{1}"/></personList>`,
    });
    const slides = withParts(await pptx('Pumps'), {
      'docProps/core.xml': core,
      'ppt/commentAuthors.xml': `<p:cmAuthorLst><p:cmAuthor id="1" name="${secret}" initials="ZM"/></p:cmAuthorLst>`,
    });
    for (const [file, type] of [
      [sheet, 'xlsx'],
      [slides, 'pptx'],
    ] as const) {
      const { content } = await clean(file, type);
      expect(textsOf(content), type).to.include('Plan').and.include('Pumps').and.not.include(secret);
      expect(textsOf(content)).not.to.include('z@x.example');
      expect(await checkFile(content, `plan.${type}`)).to.equal(type);
    }
  });

  it('are taken out of OpenDocument files, whose first part stays the first', async () => {
    for (const type of ['odt', 'ods', 'odp'] as const) {
      const given = odf(type, 'Pumps');
      const parts = unzipSync(given);
      const content = strFromU8(parts['content.xml']!).replace(
        '</office:body>',
        `<office:annotation><dc:creator>${secret}</dc:creator></office:annotation></office:body>`,
      );
      const meta = `<office:document-meta><meta:initial-creator>${secret}</meta:initial-creator><dc:creator>${secret}</dc:creator><meta:user-defined meta:name="Office">${secret}</meta:user-defined></office:document-meta>`;
      const file = zipped({
        mimetype: [parts['mimetype']!, { level: 0 }],
        'content.xml': strToU8(content),
        'meta.xml': strToU8(meta),
      });
      const bare = (await clean(file, type)).content;
      expect(textsOf(bare), type).to.include('Pumps').and.not.include(secret);
      expect(listZipEntries(bare)?.[0]?.name).to.equal('mimetype');
      expect(await checkFile(bare, `plan.${type}`)).to.equal(type);
    }
  });

  it('stay in what is signed, and that is said', async () => {
    const signed = withParts(await letter(), { '_xmlsignatures/sig1.xml': '<Signature/>' });
    expect(await clean(signed, 'docx')).to.deep.equal({ content: signed, mayRemain: true });
    const parts = unzipSync(await letter());
    const wide = zipped({
      ...parts,
      'word/comments.xml': Buffer.from(`\ufeff<a w:author="${secret}"/>`, 'utf16le'),
    });
    const { content, mayRemain } = await clean(wide, 'docx');
    expect([unzipSync(content)['word/comments.xml'], mayRemain]).to.deep.equal([
      unzipSync(wide)['word/comments.xml'],
      true,
    ]);
  });

  /** The small PDF with properties, as they may be written. */
  const withInfo = (info: string, more = ''): Buffer =>
    Buffer.from(
      pdf('Pumps')
        .toString('latin1')
        .replace('xref\n', `9 0 obj\n${info}\nendobj\n${more}xref\n`)
        .replace('/Root', '/Info 9 0 R /Root'),
      'latin1',
    );

  it('are made blank in a PDF where they stand open, and everything keeps its place', async () => {
    const utf16 = Buffer.from(`\ufeff${secret}`, 'utf16le').swap16().toString('hex');
    const xmp = `<x:xmpmeta><dc:title>Plan</dc:title><dc:creator><rdf:Seq><rdf:li>${secret}</rdf:li></rdf:Seq></dc:creator></x:xmpmeta>`;
    for (const info of [
      `<< /Author (${secret} \\(office\\) (north)) /Title (Plan) >>`,
      `<< /Author <${utf16}> /Title (Plan) >>`,
      `<< /Author 10 0 R /Title (Plan) >>\nendobj\n10 0 obj (${secret})`,
    ]) {
      const given = withInfo(info, xmp);
      const { content, mayRemain } = await clean(given, 'pdf');
      const text = content.toString('latin1');
      expect(text).to.include('/Title (Plan)').and.include('<dc:title>Plan<').and.include('(Pumps)');
      expect(text, info).to.not.include('Mosuli').and.not.include('office').and.not.include(utf16);
      expect([content.length, mayRemain]).to.deep.equal([given.length, false]);
    }
  });

  it('may remain in a PDF that packs its properties, or is locked or signed, and that is said', async () => {
    const plain = withInfo('<< /Title (Plan) >>').toString('latin1');
    const hidden = [
      plain.replace('9 0 obj', '9 0 not'),
      plain.replace('/Root', '/Encrypt 4 0 R /Root'),
      plain.replace('/Title', '/ByteRange [0 1 2 3] /Title'),
      plain.replace('/Title (Plan)', '/Type /Metadata /Filter /FlateDecode'),
    ];
    for (const text of hidden) {
      const file = Buffer.from(text, 'latin1');
      expect((await clean(file, 'pdf')).mayRemain).to.equal(true);
    }
    expect((await clean(Buffer.from(plain, 'latin1'), 'pdf')).mayRemain).to.equal(false);
  });

  it('go together with the places of the photographs in a document, which stay pictures', async () => {
    const photo = await sharp(await photograph(120, 80))
      .keepExif()
      .withExifMerge({ IFD0: { Artist: secret } })
      .jpeg()
      .toBuffer();
    const isTold = (file: Buffer): boolean[] => [
      file.includes(Buffer.from(secret)),
      // 33/1 18/1 0/1 and 44/1 24/1 0/1, as the photograph says.
      file.includes(Buffer.from([33, 0, 0, 0, 1, 0, 0, 0, 18])),
      file.includes(Buffer.from([44, 0, 0, 0, 1, 0, 0, 0, 24])),
    ];
    expect(isTold(photo)).to.deep.equal([true, true, true]);
    const word = zipped({ ...unzipSync(await letter()), 'word/media/image1.jpeg': [photo, { level: 0 }] });
    const bare = (await clean(word, 'docx')).content;
    const picture = Buffer.from(unzipSync(bare)['word/media/image1.jpeg']!);
    expect(isTold(picture)).to.deep.equal([false, false, false]);
    const { width, orientation } = await sharp(picture).metadata();
    expect([width, orientation], 'upright as before').to.deep.equal([120, 6]);
    expect(await checkFile(bare, 'letter.docx')).to.equal('docx');
    const sheet = pdf('Pumps')
      .toString('latin1')
      .replace('xref\n', `9 0 obj\n${photo.toString('latin1')}\nendobj\nxref\n`);
    expect(isTold((await clean(Buffer.from(sheet, 'latin1'), 'pdf')).content)).to.deep.equal([
      false,
      false,
      false,
    ]);
    for (let at = 0; at < 400; at += 7) {
      const torn = Buffer.from(photo);
      torn.fill(0xff, 20 + at, 30 + at);
      await clean(zipped({ ...unzipSync(await xlsx('a')), 'xl/media/a.jpg': torn }), 'xlsx');
    }
  });

  it('are looked for in a moment, whatever was put there instead', async () => {
    const begun = Date.now();
    for (const text of ['/Author(', '/Author 1 0 R', '<x:xmpmeta', '<dc:creator>', '/Author <'])
      await clean(Buffer.from(`%PDF-1.4\n<x:xmpmeta ${text.repeat(100_000)}</x:xmpmeta>`, 'latin1'), 'pdf');
    const long = `<a ${'author="'.repeat(50_000)} <w:author ${'<author '.repeat(50_000)}`;
    await clean(withParts(await letter(), { 'word/comments.xml': long }), 'docx');
    expect(Date.now() - begun).to.be.below(5_000);
  });
});
