import { expect } from 'chai';
import { strToU8, unzipSync } from 'fflate';
import { checkFile } from '../../server/attachments/types/check-file.ts';
import { toFileName } from '../../server/attachments/types/file-name.ts';
import { InvalidInput } from '../../server/errors.ts';
import { docx, drawing, odf, pdf, photograph, pptx, xlsx, zipped } from '../support/files.ts';

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const wordPart = {
  '[Content_Types].xml': strToU8(
    `<Types><Override PartName="/word/document.xml" ContentType="${wordType}"/></Types>`,
  ),
  'word/document.xml': strToU8('<w/>'),
};

/** An archive whose list says that its first entry unpacks to `size` bytes. */
function sayingSize(archive: Buffer, size: number): Buffer {
  archive.writeUInt32LE(size, archive.indexOf('PK\x01\x02', 0, 'latin1') + 24);
  return archive;
}

/** What a file is taken for; the code of the refusal where it is not taken. */
async function judged(file: Buffer, name: string): Promise<string> {
  try {
    return await checkFile(file, name);
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems[0]!.code;
    throw error;
  }
}

describe('what a file is', () => {
  it('is said by its name, its first bytes and its structure together', async () => {
    expect(await judged(await photograph(), 'site.JPG')).to.equal('jpeg');
    expect(await judged(await drawing(), 'plan.png')).to.equal('png');
    expect(await judged(await drawing('webp'), 'plan.webp')).to.equal('webp');
    expect(await judged(pdf('one'), 'محضر اجتماع اللجنة.pdf')).to.equal('pdf');
    expect(await judged(await docx('one'), 'خطة.docx')).to.equal('docx');
    expect(await judged(await pptx('one'), 'a.pptx')).to.equal('pptx');
    expect(await judged(await xlsx('one'), 'a.xlsx')).to.equal('xlsx');
    for (const type of ['odt', 'ods', 'odp'] as const) {
      expect(await judged(odf(type, 'one'), `a.${type}`)).to.equal(type);
    }
  });

  it('is nothing else: other kinds, other names, several things at once', async () => {
    const whole = await docx('one');
    const page = Buffer.from('<html><script>alert(1)</script>');
    const refused: Record<string, [Buffer, string, string]> = {
      'a page': [page, 'a.html', 'file.type'],
      'a drawing that is a program': [
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
        'a.svg',
        'file.type',
      ],
      'a program': [Buffer.from('MZ\x90\0'), 'plan.pdf.exe', 'file.type'],
      'no ending': [pdf('one'), 'plan', 'file.type'],
      'a path for a name': [page, '../../etc/passwd', 'file.type'],
      'nothing in it': [Buffer.alloc(0), 'a.pdf', 'file.empty'],
      'a page called a picture': [page, 'a.jpg', 'file.damaged'],
      'a picture called a document': [await photograph(), 'a.pdf', 'file.otherType'],
      'a workbook called a text': [await xlsx('one'), 'a.docx', 'file.otherType'],
      'any archive called a document': [zipped({ 'a.txt': strToU8('a') }), 'a.docx', 'file.otherType'],
      'a PDF behind something else': [Buffer.concat([page, pdf('one')]), 'a.pdf', 'file.damaged'],
      'a PDF with something behind it': [Buffer.concat([pdf('one'), page]), 'a.pdf', 'file.damaged'],
      'a PDF that is an archive too': [Buffer.concat([pdf('one'), whole]), 'a.pdf', 'file.damaged'],
      'half a PDF': [pdf('one').subarray(0, 300), 'a.pdf', 'file.damaged'],
      'an archive behind a page': [Buffer.concat([page, whole]), 'a.docx', 'file.damaged'],
      'an archive before a page': [Buffer.concat([whole, page]), 'a.docx', 'file.damaged'],
      'half an archive': [whole.subarray(0, whole.length - 30), 'a.docx', 'file.damaged'],
      'a document with macros': [
        zipped({ ...unzipSync(whole), 'word/vbaProject.bin': strToU8('Sub') }),
        'a.docx',
        'file.macros',
      ],
      'a document that leads outside': [
        zipped({ ...wordPart, '../../evil.txt': strToU8('x') }),
        'a.docx',
        'file.damaged',
      ],
      'a document behind a password': [
        Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex'),
        'a.docx',
        'file.locked',
      ],
      'a document that unpacks to too much': [
        sayingSize(zipped(wordPart), 301 * 1024 * 1024),
        'a.docx',
        'file.dense',
      ],
    };
    for (const [what, [file, name, code]] of Object.entries(refused)) {
      expect(await judged(file, name), what).to.equal(code);
    }
  }).timeout(30_000);

  it('is not believed where the entries of an archive lie over one another', async () => {
    const file = Buffer.from(await docx('one'));
    const first = file.indexOf('PK\x01\x02', 0, 'latin1');
    const second = file.indexOf('PK\x01\x02', first + 4, 'latin1');
    file.writeUInt32LE(file.readUInt32LE(first + 42), second + 42);
    expect(await judged(file, 'a.docx')).to.equal('file.damaged');
  });
});

describe('the name of a kept file', () => {
  it('is the one it came with, in one line, without paths and what is invisible', () => {
    const cases: Record<string, string> = {
      'محضر اجتماع اللجنة.pdf': 'محضر اجتماع اللجنة.pdf',
      'C:\\Users\\Ali\\خطة.PDF': 'خطة.pdf',
      '../../etc/passwd.pdf': 'passwd.pdf',
      'invoice\u202efdp.exe.pdf': 'invoicefdp.exe.pdf',
      'a\0b\r\n"c.pdf': 'ab c.pdf',
      '.pdf': 'pdf.pdf',
      ' ... .pdf': 'pdf.pdf',
      'می\u200cروم.pdf': 'می\u200cروم.pdf',
    };
    for (const [given, kept] of Object.entries(cases)) expect(toFileName(given, 'pdf')).to.equal(kept);
    expect([...toFileName(`${'ا'.repeat(500)}.pdf`, 'pdf')]).to.have.length(124);
    expect(toFileName('photo.webp', 'jpeg')).to.equal('photo.jpg');
  });
});
