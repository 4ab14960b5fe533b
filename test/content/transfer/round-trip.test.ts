import { expect } from 'chai';
import fc from 'fast-check';
import {
  Choices,
  createHeadingReader,
  createRecordCheck,
  readCsv,
  readJsonLines,
  readXlsx,
  toFlatRecord,
  writeCsv,
  writeJsonLines,
  writeXlsx,
  type ContentRecord,
  type ImportedRecord,
  type SourceEntry,
} from '../../../server/content/index.ts';
import { locales, type Locale } from '../../../server/language/index.ts';
import { arbitraryRecord } from '../../support/arbitrary-records.ts';
import { toArray } from '../../support/library.ts';
import { labels, vocabularies } from '../../support/words.ts';

const reading = { readHeading: createHeadingReader(labels), choices: new Choices(vocabularies, labels) };
const check = createRecordCheck(vocabularies, { acceptIncomplete: true });

async function* streamOf<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}

/** Bytes in pieces of a few, so that lines and letters are cut anywhere. */
function* inPieces(bytes: Buffer, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

interface Format {
  write: (records: readonly ContentRecord[], locale: Locale) => Promise<Buffer>;
  read: (bytes: Buffer) => AsyncIterable<SourceEntry>;
}

const joined = async (chunks: AsyncIterable<string>): Promise<Buffer> =>
  Buffer.from((await toArray(chunks)).join(''));

const formats: Record<string, Format> = {
  'JSON Lines': {
    write: (records) => joined(writeJsonLines(streamOf(records))),
    read: (bytes) => readJsonLines(streamOf([...inPieces(bytes, 7)])),
  },
  CSV: {
    write: (records, locale) => joined(writeCsv(() => streamOf(records), locale, labels)),
    read: (bytes) => readCsv(streamOf([...inPieces(bytes, 7)]), reading),
  },
  XLSX: {
    write: (records, locale) => writeXlsx(() => streamOf(records), { locale, labels, vocabularies }),
    read: (bytes) => readXlsx(bytes, reading),
  },
};

/** An imported record as the library would hold it. */
const asStored = (record: ImportedRecord): ContentRecord =>
  ({ id: 1, fieldsVersion: 1, revision: 1, publishedAt: null, ...record }) as ContentRecord;

async function readRecords(entries: AsyncIterable<SourceEntry>): Promise<ContentRecord[]> {
  return (await toArray(entries)).map(({ flat, problems = [], line }) => {
    expect(problems, `line ${line}`).to.deep.equal([]);
    const { record, errors } = check(flat);
    expect(errors, `line ${line}`).to.deep.equal([]);
    return asStored(record!);
  });
}

const records = fc.uniqueArray(arbitraryRecord(vocabularies), {
  minLength: 1,
  maxLength: 4,
  selector: ({ externalId }) => externalId,
});

describe('written and read again', function () {
  this.timeout(120_000);

  for (const [name, { write, read }] of Object.entries(formats)) {
    it(`gives every record back, and then the same bytes, as ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(records, fc.constantFrom(...locales), async (originals, locale) => {
          const bytes = await write(originals, locale);
          const again = await readRecords(read(bytes));
          expect(again.map(toFlatRecord).map((flat) => JSON.stringify(flat))).to.deep.equal(
            originals.map(toFlatRecord).map((flat) => JSON.stringify(flat)),
          );
          expect((await write(again, locale)).equals(bytes)).to.equal(true);
        }),
        { numRuns: name === 'XLSX' ? 25 : 60 },
      );
    });
  }
});
