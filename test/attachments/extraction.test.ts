import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { strToU8 } from 'fflate';
import { extractionLimits, readText, type ReadText } from '../../server/attachments/extraction/read-text.ts';
import { runLimited } from '../../server/attachments/extraction/limited-process.ts';
import { tidyText } from '../../server/attachments/extraction/tidy-text.ts';
import { toLines } from '../../server/attachments/extraction/visual-lines.ts';
import type { FileTypeName } from '../../server/attachments/index.ts';
import { docx, odf, pdf, pptx, xlsx, zipped } from '../support/files.ts';

describe('the text of a document', function () {
  this.timeout(120_000);
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'tajarib-text-'))));
  after(() => rm(folder, { recursive: true, force: true }));

  async function read(file: Buffer, type: FileTypeName, limits = extractionLimits): Promise<ReadText> {
    const path = join(folder, `file.${type}`);
    await writeFile(path, file);
    return readText(path, type, limits);
  }

  it('is read from every kind, page by page where there are pages', async () => {
    const [word, slides, sheet, report] = await Promise.all([
      read(await docx('صيانة مضخات المياه في البصرة', 'A & B < C'), 'docx'),
      read(await pptx('محطة الري', 'Second'), 'pptx'),
      read(await xlsx('المؤشر', 42), 'xlsx'),
      read(pdf('The pumps of Basra', '', 'Leakage fell'), 'pdf'),
    ]);
    expect(word).to.deep.equal({
      state: 'read',
      pages: ['صيانة مضخات المياه في البصرة\nA & B < C'],
      pageCount: null,
      language: 'ar',
    });
    expect(slides.pages).to.deep.equal(['محطة الري', 'Second']);
    expect(sheet.pages).to.deep.equal(['المؤشر\n42']);
    expect(report).to.deep.include({ pageCount: 3, language: 'en' });
    expect(report.pages).to.deep.equal(['The pumps of Basra', '', 'Leakage fell']);
    expect((await read(odf('odt', 'فقرة أولى', 'ثانية'), 'odt')).pages).to.deep.equal(['فقرة أولى\nثانية']);
    expect((await read(odf('odp', 'شريحة', 'أخرى'), 'odp')).pages).to.deep.equal(['شريحة', 'أخرى']);
    expect((await read(odf('ods', 'ورقة'), 'ods')).pages).to.deep.equal(['ورقة']);
  });

  it('is given up for a file that was made to break readers, and for one that only looks like one', async () => {
    const bomb = zipped({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8(
        `<w:document xmlns:w="a"><w:body>${'<w:p/>'.repeat(3_000_000)}</w:body></w:document>`,
      ),
    });
    expect(await read(bomb, 'docx', { ...extractionLimits, memory: 300 * 2 ** 20 })).to.deep.include({
      state: 'failed',
      pages: [],
    });
    const entities = `<!DOCTYPE a [${Array.from({ length: 12 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('')}]><a>&e12;</a>`;
    const laughs = zipped({ 'content.xml': strToU8(entities) });
    expect(await read(laughs, 'odt')).to.deep.include({ state: 'failed' });
    expect(await read(Buffer.from('%PDF-1.4 nothing'), 'pdf')).to.deep.include({ state: 'failed' });
  });

  it('is read by a process that may take only so much time, computing, memory and room to speak', async () => {
    const limits = { cpu: 2, time: 20, memory: 200 * 2 ** 20, output: 100_000 };
    const run = (script: string, changed = {}) =>
      runLimited([process.execPath, '-e', script], { ...limits, ...changed });
    const said = await run('process.stdout.write(JSON.stringify(Object.keys(process.env)))');
    expect(said.end).to.equal('done');
    // What the shell sets by itself, and nothing of ours.
    const names = JSON.parse(String((said as { output: Buffer }).output)) as string[];
    expect(names.filter((name) => !['PWD', 'SHLVL', '_', 'OLDPWD'].includes(name))).to.deep.equal([]);
    expect((await run('for (;;);')).end).to.equal('cpu');
    expect((await run('setTimeout(() => {}, 1e6)', { time: 1 })).end).to.equal('time');
    expect((await run('globalThis.a = Buffer.alloc(4e8, 1); setTimeout(() => {}, 1e6)')).end).to.equal(
      'memory',
    );
    expect((await run('for (;;) process.stdout.write("a".repeat(1e5))', { cpu: 20 })).end).to.equal('output');
    expect((await run('process.exit(3)')).end).to.equal('failed');
  });
});

describe('a line of a PDF', () => {
  const runAt = (text: string, x: number, y = 700) => ({ text, x, y, width: text.length * 6, height: 12 });

  it('is read from the right where it is Arabic, numbers and names in it from the left', () => {
    const line = [runAt('البصرة', 100), runAt('في', 150), runAt('المياه', 180), runAt('مضخات', 230)];
    expect(toLines(line)).to.equal('مضخات المياه في البصرة');
    const mixed = [
      runAt('بالمئة', 60),
      runAt('27', 110),
      runAt('من', 140),
      runAt('Water', 160),
      runAt('Board', 196),
      runAt('تقرير', 240),
    ];
    expect(toLines(mixed)).to.equal('تقرير Water Board من 27 بالمئة');
    expect(toLines([runAt('of', 140), runAt('The', 100), runAt('صفاء', 170), runAt('report', 210)])).to.equal(
      'The of صفاء report',
    );
  });

  it('is not torn apart by vowel signs that are drawn by themselves', () => {
    const sign = (text: string, x: number) => ({ ...runAt(text, x), width: 0 });
    const line = [runAt('جل', 10), sign('\u0000', 20), runAt('تس', 22), sign(' \u064f', 30)];
    expect(toLines(line.map((run) => ({ ...run, width: run.width && 12 })))).to.equal('تسجل');
  });

  it('is told from the next by its height on the page, in whatever order they were written', () => {
    expect(toLines([runAt('second', 10, 600), runAt('first', 10, 700), runAt('line', 60, 701)])).to.equal(
      'first line\nsecond',
    );
  });

  it('loses the shapes that its letters were drawn with', () => {
    expect(tidyText('ﻣﻀﺨﺎﺕ ﺍﻟﻤﻴﺎﻩ ﻻ\u200f \u202eـمــا\u0007')).to.equal('مضخات المياه لا ما');
  });
});
