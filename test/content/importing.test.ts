import { expect } from 'chai';
import { InvalidInput } from '../../server/errors.ts';
import { makeLibrary, onBothDatabases } from '../support/databases.ts';
import { now, toArray, type Library } from '../support/library.ts';
import { lesson, practice } from '../support/records.ts';

const later = new Date('2026-07-01T00:00:00.000Z');

onBothDatabases('importing', (kind) => {
  let library: Library;

  beforeEach(async () => (library = await makeLibrary(kind)));
  afterEach(() => library.database.close());

  const loggedIds = async (): Promise<number[]> =>
    (await library.changeLog.readAfter(0, 1000)).map(({ contentId }) => contentId);
  const countRevisions = async (): Promise<number> =>
    (await library.database.reader.selectFrom('revisions').select('id').execute()).length;

  it('stores what is new and says so to those who follow', async () => {
    const outcome = await library.content.importBatch([practice('p-1'), lesson('l-1')], now);
    expect(outcome).to.deep.equal({ created: 2, updated: 0, unchanged: 0 });
    expect(await loggedIds()).to.have.length(2);
  });

  it('leaves alone what is there word for word, however its keys are ordered', async () => {
    await library.content.importBatch([practice('p-1', { title: { ar: 'مضخات', en: 'Pumps' } })], now);
    const same = practice('p-1', { title: { en: 'Pumps', ar: 'مضخات' }, lessons: [], district: {} });
    const reordered = { ...same, values: Object.fromEntries(Object.entries(same.values).reverse()) };
    const outcome = await library.content.importBatch([reordered], later);
    expect(outcome).to.deep.equal({ created: 0, updated: 0, unchanged: 1 });
    expect(await countRevisions()).to.equal(1);
    expect(await loggedIds()).to.have.length(1);
    const [record] = await toArray(library.content.exportAll());
    expect(record!.updatedAt).to.equal(now.toISOString());
  });

  it('publishes what is different as a new revision and keeps the old one', async () => {
    await library.content.importBatch([practice('p-1')], now);
    const outcome = await library.content.importBatch([practice('p-1', { sector: ['SOL'] })], later);
    expect(outcome).to.deep.equal({ created: 0, updated: 1, unchanged: 0 });
    const record = await library.content.findPublishedByExternalId('p-1');
    expect(record).to.include({ revision: 2, updatedAt: later.toISOString() });
    expect(record).to.include({ createdAt: now.toISOString(), publishedAt: now.toISOString() });
    expect(record!.values.sector).to.deep.equal(['SOL']);
    expect(await countRevisions()).to.equal(2);
    expect(await loggedIds()).to.deep.equal([record!.id, record!.id]);
  });

  it('takes back what is no longer published, and shows it again', async () => {
    await library.content.importBatch([practice('p-1')], now);
    await library.content.importBatch([practice('p-1', {}, { status: 'archived' })], later);
    expect(await library.content.findPublishedByExternalId('p-1')).to.equal(undefined);
    expect(await loggedIds()).to.have.length(2);
    await library.content.importBatch([practice('p-1')], later);
    const record = await library.content.findPublishedByExternalId('p-1');
    expect(record).to.include({ revision: 1, publishedAt: now.toISOString() });
    expect(await loggedIds()).to.have.length(3);
    expect(await countRevisions()).to.equal(1);
  });

  it('tells followers nothing of a draft, however often it changes', async () => {
    await library.content.importBatch([practice('p-1', {}, { status: 'draft' })], now);
    await library.content.importBatch([practice('p-1', { sector: ['SOL'] }, { status: 'in-review' })], later);
    expect(await loggedIds()).to.deep.equal([]);
  });

  it('keeps the times that a record brings with it', async () => {
    const times = {
      createdAt: '2020-01-01T00:00:00.000Z',
      updatedAt: '2022-01-01T00:00:00.000Z',
      publishedAt: '2021-01-01T00:00:00.000Z',
    };
    await library.content.importBatch([practice('p-1', {}, times)], now);
    expect(await library.content.findPublishedByExternalId('p-1')).to.include(times);
    const outcome = await library.content.importBatch([practice('p-1', {}, times)], later);
    expect(outcome.unchanged).to.equal(1);
  });

  it('takes a record to be as old as its publication at least', async () => {
    await library.content.importBatch(
      [practice('p-1', {}, { publishedAt: '2021-01-01T00:00:00.000Z' })],
      now,
    );
    const record = await library.content.findPublishedByExternalId('p-1');
    expect(record!.createdAt).to.equal('2021-01-01T00:00:00.000Z');
  });

  it('refuses a batch that names one record twice, or by a malformed id, and stores none of it', async () => {
    const refusal = await library.content
      .importBatch([practice('p-1'), practice('p-2'), lesson('p-1'), lesson('no spaces')], now)
      .catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(InvalidInput);
    expect((refusal as InvalidInput).problems).to.deep.equal([
      { path: '2.externalId', code: 'externalId.twice' },
      { path: '3.externalId', code: 'externalId.malformed' },
    ]);
    expect(await toArray(library.content.exportAll())).to.deep.equal([]);
  });

  it('does nothing with an empty batch', async () => {
    const outcome = await library.content.importBatch([], now);
    expect(outcome).to.deep.equal({ created: 0, updated: 0, unchanged: 0 });
  });

  it('keeps every character, also those that a database finds hard', async () => {
    const title = {
      ar: 'محافظة \u200cنينوى \u2067٣٫٥\u2069 "\\" \'; drop table',
      en: '\ud83d\ude42\u0000\ud800',
    };
    await library.content.importBatch([practice('p-1', { title })], now);
    const record = await library.content.findPublishedByExternalId('p-1');
    expect(record!.values).to.have.deep.property('title', title);
  });

  it('lets several importers of the same records make each once', async () => {
    const batch = Array.from({ length: 40 }, (_, index) => practice(`p-${index}`));
    const outcomes = await Promise.all(
      [batch, [...batch].reverse(), batch].map((records) => library.content.importBatch(records, now)),
    );
    expect(outcomes.reduce((total, { created }) => total + created, 0)).to.equal(40);
    expect(await loggedIds()).to.have.length(40);
    expect(await countRevisions()).to.equal(40);
  });

  it('gives back everything in the order of external ids, the same from every library', async () => {
    const records = ['b-1', 'B-1', 'a_1', 'a-1', 'a.1', 'Z', '10', '9'].map((id) =>
      practice(id, { lessons: ['x'] }, { createdAt: now.toISOString() }),
    );
    await library.content.importBatch([...records, lesson('l-1', {}, { status: 'draft' })], now);
    const first = await toArray(library.content.exportAll());
    expect(first.map(({ externalId }) => externalId)).to.deep.equal([
      '10',
      '9',
      'B-1',
      'Z',
      'a-1',
      'a.1',
      'a_1',
      'b-1',
      'l-1',
    ]);
    const copy = await makeLibrary(kind);
    const again = first.map(({ publishedAt, ...record }) => ({
      ...record,
      ...(publishedAt && { publishedAt }),
    }));
    await copy.content.importBatch(again, later);
    const withoutId = ({ id: _, ...record }: (typeof first)[number]): string => JSON.stringify(record);
    expect((await toArray(copy.content.exportAll())).map(withoutId)).to.deep.equal(first.map(withoutId));
    await copy.database.close();
  });

  it('gives back more than one page', async () => {
    const records = Array.from({ length: 1203 }, (_, index) => lesson(`l-${String(index).padStart(4, '0')}`));
    await library.content.importBatch(records, now);
    const all = await toArray(library.content.exportAll());
    expect(all.map(({ externalId }) => externalId)).to.deep.equal(records.map((record) => record.externalId));
    expect(await toArray(library.content.listPublishedAddresses())).to.have.length(1203);
  });
});
