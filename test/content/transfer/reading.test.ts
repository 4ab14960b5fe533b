import { expect } from 'chai';
import writeExcelFile from 'write-excel-file/node';
import {
  Choices,
  createHeadingReader,
  makeTemplate,
  readCsv,
  readJsonLines,
  readXlsx,
  type SourceEntry,
} from '../../../server/content/index.ts';
import { toArray } from '../../support/library.ts';
import { labels, vocabularies } from '../../support/words.ts';

const reading = { readHeading: createHeadingReader(labels), choices: new Choices(vocabularies, labels) };

async function* bytesOf(...pieces: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces)
    yield await Promise.resolve(typeof piece === 'string' ? Buffer.from(piece) : piece);
}

const jsonLines = (...pieces: (string | Uint8Array)[]): Promise<SourceEntry[]> =>
  toArray(readJsonLines(bytesOf(...pieces)));
const csv = (...pieces: (string | Uint8Array)[]): Promise<SourceEntry[]> =>
  toArray(readCsv(bytesOf(...pieces), reading));

/** Each entry as "line: what is told of it" or "line: its id". */
const brief = (entries: readonly SourceEntry[]): string[] =>
  entries.map(({ line, flat, problems = [], notes = [] }) => {
    const told = [...problems, ...notes].map(({ code }) => code);
    return `${line}: ${[...told, (flat as { externalId?: string } | undefined)?.externalId].filter(Boolean).join(' ')}`;
  });

describe('reading JSON Lines', () => {
  it('names every line that holds no record, and reads on', async () => {
    const entries = await jsonLines(
      '\ufeff{"externalId":"a"}\r\n',
      '\n{broken\n"text"\n',
      Buffer.from([0x7b, 0xff, 0x7d, 0x0a]),
      '{"externalId":"b"}',
    );
    expect(brief(entries)).to.deep.equal([
      '1: line.bom a',
      '2: line.empty',
      '3: line.notJson',
      '4: ',
      '5: line.notUtf8',
      '6: b',
    ]);
  });

  it('passes over a line of more than 4 MiB without holding it', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'x');
    const entries = await jsonLines(
      '{"externalId":"a"}\n',
      ...Array<Buffer>(64).fill(piece),
      '\n{"externalId":"b"}\n',
    );
    expect(brief(entries)).to.deep.equal(['1: a', '2: line.tooLong', '3: b']);
  });

  it('takes null for what is absent', async () => {
    const [entry] = await jsonLines('{"externalId":"a","cost":null,"title":{"ar":"ت","en":null}}\n');
    expect(entry!.flat).to.deep.equal({ externalId: 'a', title: { ar: 'ت' } });
  });
});

describe('reading CSV', () => {
  const headings = 'externalId,title.ar,sector';

  it('takes commas, semicolons and tabs, with either line end', async () => {
    for (const [mark, end] of [
      [',', '\n'],
      [';', '\r\n'],
      ['\t', '\r\n'],
    ] as const) {
      const row = ['a', 'ماء "نظيف"; وكثير, جداً', '"WAT; SOL"'].map((cell, index) =>
        index === 1 ? `"${cell.replaceAll('"', '""')}"` : cell,
      );
      const [entry] = await csv(
        ['\ufeffRecord ID', 'عنوان الممارسة (العربية)', 'Sector'].join(mark) + end + row.join(mark) + end,
      );
      expect(entry!.flat).to.deep.equal({
        externalId: 'a',
        title: { ar: 'ماء "نظيف"; وكثير, جداً' },
        sector: ['WAT', 'SOL'],
        kind: 'practice',
      });
    }
  });

  it('refuses the line that a quotation mark is out of place in, and only that', async () => {
    const entries = await csv(
      `${headings}\na,x,WAT\nb,"x"y,WAT\nc,x,WAT\nd,"open,WAT\ne,x,WAT\nf,"x",WAT\ng,x"y,WAT\n`,
    );
    expect(brief(entries)).to.deep.equal([
      '2: a',
      '3: row.quote',
      '4: c',
      '5: row.quote',
      '6: e',
      '7: f',
      '8: g',
    ]);
  });

  it('says the first line of a record that takes several', async () => {
    const entries = await csv(`${headings}\n\na,"x\n\n""y""",WAT\nb,x,WAT`);
    expect(brief(entries)).to.deep.equal(['3: a', '6: b']);
    expect(entries[0]!.flat).to.nested.include({ 'title.ar': 'x\n\n"y"' });
  });

  it('refuses rows with broken letters or more cells than headings; short rows are whole', async () => {
    const entries = await csv(
      `${headings}\na,`,
      Buffer.from([0xe3, 0x0a]),
      'b,x,WAT,more\nc\n,,\nd,x,WAT,\n',
    );
    expect(brief(entries)).to.deep.equal(['2: line.notUtf8', '3: row.tooManyCells', '4: c', '6: d']);
  });

  it('reads nothing under headings that it does not understand', async () => {
    expect(brief(await csv('externalId,Colour,title.ar,Title (Arabic)\na,b,c,d\n'))).to.deep.equal([
      '1: heading.unknown heading.twice',
    ]);
    expect(brief(await csv('title.ar\nx\n'))).to.deep.equal(['1: heading.missing']);
    expect(brief(await csv(''))).to.deep.equal(['1: heading.missing']);
    expect(brief(await csv(Buffer.from('\u0643', 'utf16le'), '\xff\n'))).to.have.length(1);
  });

  it('keeps what it cannot read, for the record’s check to name', async () => {
    const [entry] = await csv('externalId,cost,start,point,applied\na,much,some day,north,perhaps\n');
    expect(entry!.flat).to.deep.equal({
      externalId: 'a',
      cost: 'much',
      start: 'some day',
      point: 'north',
      applied: 'perhaps',
    });
  });

  it('gathers the rows of a group by their numbers', async () => {
    const [entry] = await csv('externalId,results.3.value,results.1.value,results.1.unit.ar\na,3,1,%\n');
    expect(entry!.flat).to.deep.include({ results: [{ value: 1, unit: { ar: '%' } }, { value: 3 }] });
  });
});

describe('reading a workbook', () => {
  const workbook = (rows: unknown[][]): Promise<Buffer> => writeExcelFile(rows as never).toBuffer();

  it('takes its own dates, numbers and truths', async () => {
    const bytes = await workbook([
      ['externalId', 'start', 'end', 'cost', 'licence_ok', 'title.ar', 'created_at'],
      [
        'a',
        { value: new Date('2021-03-05'), type: Date, format: 'dd/mm/yyyy' },
        2023,
        12.5,
        true,
        2024,
        { value: new Date('2021-03-05'), type: Date, format: 'dd/mm/yyyy' },
      ],
      [],
      ['b', '٢٠٢١', '', '١٢٫٥', 'نعم', '=1'],
    ]);
    const [one, two, ...others] = await toArray(readXlsx(bytes, reading));
    expect(others).to.be.empty;
    expect(one!.flat).to.deep.equal({
      externalId: 'a',
      start: '2021-03-05',
      end: '2023',
      cost: 12.5,
      licence_ok: true,
      title: { ar: '2024' },
      created_at: '2021-03-05T00:00:00.000Z',
      kind: 'practice',
    });
    expect(two).to.deep.equal({
      line: 4,
      flat: {
        externalId: 'b',
        start: '2021',
        cost: 12.5,
        licence_ok: true,
        title: { ar: '=1' },
        kind: 'practice',
      },
    });
  });

  it('says that it is none', async () => {
    expect(brief(await toArray(readXlsx(Buffer.from('PK\u0003\u0004 no'), reading)))).to.deep.equal([
      '1: sheet.unreadable',
    ]);
    expect(brief(await toArray(readXlsx(Buffer.alloc(0), reading)))).to.deep.equal(['1: sheet.unreadable']);
  });
});

describe('an empty form', () => {
  for (const kind of ['practice', 'lesson'] as const) {
    it(`for a ${kind} has headings that are understood, and no records`, async () => {
      for (const locale of ['ar', 'en'] as const) {
        const wording = { locale, labels, vocabularies };
        const sheet = await makeTemplate(kind, 'xlsx', wording);
        const table = await makeTemplate(kind, 'csv', wording);
        expect(await toArray(readXlsx(sheet, reading))).to.deep.equal([]);
        expect(await toArray(readCsv(bytesOf(table), reading))).to.deep.equal([]);
        expect(table.subarray(0, 3)).to.deep.equal(Buffer.from('\ufeff'));
      }
    });
  }
});
