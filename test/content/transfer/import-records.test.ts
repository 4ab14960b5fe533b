import { expect } from 'chai';
import {
  createRecordCheck,
  importRecords,
  type Finding,
  type ImportedRecord,
  type SourceEntry,
} from '../../../server/content/index.ts';
import { vocabularies } from '../../support/words.ts';

const lesson = (externalId: string, more: object = {}) => ({
  externalId,
  kind: 'lesson',
  status: 'published',
  statement: { en: 'A lesson' },
  type: 'risk',
  sector: ['WAT'],
  country: ['IT'],
  theme: ['staff'],
  stage: 'design',
  event: { en: 'x' },
  advice: { en: 'x' },
  attribution: 'anonymous',
  visibility: 'public',
  licence_ok: true,
  ...more,
});

async function* entriesOf(flats: readonly unknown[]): AsyncGenerator<SourceEntry> {
  for (const [index, flat] of flats.entries()) yield await Promise.resolve({ line: index + 1, flat });
}

interface Options {
  acceptIncomplete?: boolean;
  signal?: AbortSignal;
  onStored?: () => void;
}

/** Imports `flats` into a list. */
async function run(flats: readonly unknown[], { acceptIncomplete = false, ...options }: Options = {}) {
  const batches: ImportedRecord[][] = [];
  const findings: Finding[] = [];
  const summary = await importRecords(entriesOf(flats), {
    check: createRecordCheck(vocabularies, { acceptIncomplete }),
    store: (batch) => {
      batches.push([...batch]);
      return Promise.resolve({ created: batch.length, updated: 0, unchanged: 0 });
    },
    onFinding: (finding) => findings.push(finding),
    ...options,
  });
  const told = findings.map(({ line, severity, path, code }) => `${line} ${severity} ${path} ${code}`);
  return { summary, batches, stored: batches.flat(), findings, told };
}

describe('importing records', () => {
  it('takes what is complete, as a draft by default and in the language of its title', async () => {
    const { stored, told } = await run([lesson('a', { status: undefined })]);
    expect(told).to.deep.equal([]);
    expect(stored[0]).to.deep.include({
      externalId: 'a',
      kind: 'lesson',
      status: 'draft',
      sample: false,
      sourceLang: 'en',
    });
    expect(stored[0]!.values).not.to.have.any.keys('externalId', 'kind', 'status');
  });

  it('refuses an incomplete record, unless told to take it with a warning', async () => {
    const flats = [lesson('a', { event: undefined, statement: { en: 'x'.repeat(161) } })];
    const refused = await run(flats);
    expect(refused.stored).to.be.empty;
    expect(refused.told).to.deep.equal(['1 error statement.en text.tooLong', '1 error event value.missing']);
    expect(refused.summary).to.deep.include({ created: 0, refused: 1, warnings: 0 });

    const taken = await run(flats, { acceptIncomplete: true });
    expect(taken.told).to.deep.equal([
      '1 warning statement.en text.tooLong',
      '1 warning event value.missing',
    ]);
    expect(taken.summary).to.deep.include({ created: 1, refused: 0, warnings: 2 });
    expect(taken.stored[0]!.values).to.have.nested.property('statement.en').with.length(161);
  });

  it('refuses unknown codes and broken forms even then, and takes the others', async () => {
    const flats = [
      lesson('a', { theme: ['NOPE'] }),
      lesson('b'),
      7,
      lesson('c d'),
      { ...lesson('e'), kind: 'bird' },
    ];
    const { stored, told } = await run(flats, { acceptIncomplete: true });
    expect(stored.map(({ externalId }) => externalId)).to.deep.equal(['b']);
    expect(told).to.deep.equal([
      '1 error theme.0 code.unknown',
      '3 error  line.notObject',
      '4 error externalId externalId.malformed',
      '5 error kind code.unknown',
    ]);
  });

  it('asks for an id and a kind', async () => {
    const { told } = await run([lesson(undefined as never), { externalId: 'a' }]);
    expect(told).to.deep.equal(['1 error externalId externalId.missing', '2 error kind kind.missing']);
  });

  it('takes a draft as far as it has come', async () => {
    const { stored, told } = await run([
      { externalId: 'a', kind: 'practice', title: { ar: 'ت' }, status: 'draft' },
    ]);
    expect(stored).to.have.length(1);
    expect(told).to.include('1 warning summary value.missing');
    expect(told.every((line) => line.includes('warning'))).to.equal(true);
  });

  it('refuses the second record of an id and says where the first is', async () => {
    const { stored, findings } = await run([lesson('a'), lesson('b'), lesson('a', { stage: 'funding' })]);
    expect(stored).to.have.length(2);
    expect(findings).to.have.length(1);
    expect(findings[0]).to.deep.include({
      line: 3,
      code: 'externalId.twice',
      values: { id: 'a', firstLine: 1 },
    });
  });

  it('takes times with any zone as times in UTC, and no others', async () => {
    const { stored } = await run([
      lesson('a', { created_at: '2026-01-02T03:00:00+03:00', published_at: '2026-02-03' }),
    ]);
    expect(stored[0]).to.deep.include({
      createdAt: '2026-01-02T00:00:00.000Z',
      publishedAt: '2026-02-03T00:00:00.000Z',
    });
    for (const time of ['yesterday', '2026-13-01', '2026-01-02T03:00:00', 7]) {
      expect((await run([lesson('a', { updated_at: time })])).stored, String(time)).to.be.empty;
    }
  });

  it('stores in batches, each of which is told of when it is in', async () => {
    const flats = Array.from({ length: 1201 }, (_, index) => lesson(`x-${index}`));
    let told = 0;
    const { batches, summary } = await run(flats, { onStored: () => told++ });
    expect(batches.map(({ length }) => length)).to.deep.equal([500, 500, 201]);
    expect(told).to.equal(3);
    expect(summary.created).to.equal(1201);
  });

  it('ends when asked to, with what it has read stored', async () => {
    const stop = new AbortController();
    const flats = Array.from({ length: 5000 }, (_, index) => lesson(`x-${index}`));
    const { summary, stored } = await run(flats, { signal: stop.signal, onStored: () => stop.abort() });
    expect(stored).to.have.length(500);
    expect(summary.created).to.equal(500);
  });
});
