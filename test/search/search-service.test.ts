import { expect } from 'chai';
import type { Services } from '../../server/services.ts';
import { startApplication, type Application } from '../support/application.ts';
import { aQuery } from '../support/documents.ts';
import { practice } from '../support/records.ts';

describe('the search service', function () {
  this.timeout(120_000);
  let application: Application;
  let services: Services;
  const now = new Date();

  before(async () => {
    application = await startApplication({ env: { SEED: 'none' } });
    services = application.services;
    await services.content.importBatch(
      [
        practice('a', { title: { ar: 'مضخات شمسية' }, sector: ['SOL'], start: '2020' }),
        practice('b', { title: { en: 'Solar lamps' }, sector: ['SOL'], start: '2022' }),
        practice('c', {
          title: { ar: 'سماد عضوي', en: 'Compost in zigzag rows' },
          sector: ['WST'],
          start: '2021',
        }),
      ],
      now,
    );
    await services.search.catchUp();
  });
  after(() => application.stop());

  it('never shows what was withdrawn, though the index has it still', async () => {
    await services.content.importBatch([practice('d', { title: { en: 'Withdrawn lamps' } })], now);
    await services.search.catchUp();
    const { content } = services;
    const load = content.loadSearchDocuments.bind(content);
    await content.importBatch([practice('d', {}, { status: 'archived' })], now);
    // At once: the index cannot have read on within the same turn of the loop.
    const { hits } = await services.search.search(aQuery('withdrawn'));
    expect(hits).to.deep.equal([]);
    expect(await load([4])).to.deep.equal([]);
    await services.search.catchUp();
  });

  it('offers ways on from an empty result, each with what it would give', async () => {
    const { waysOn, total } = await services.search.search(
      aQuery('lamps', { filters: { sector: ['WST'], language: ['ar'] }, yearFrom: 2023 }),
    );
    expect(total).to.equal(0);
    expect(waysOn).to.deep.include({ kind: 'drop-all-filters', total: 1 });
    const one = await services.search.search(aQuery('lamps', { filters: { language: ['ar'] } }));
    expect(one.waysOn).to.deep.equal([
      { kind: 'drop-filter', facet: 'language', codes: ['ar'], total: 1 },
      { kind: 'other-language', language: 'en', total: 1 },
    ]);
  });

  it('shows a record in the reader’s language where that text holds the word, else where it does', async () => {
    const inEnglish = await services.search.search(aQuery('zigzag'));
    expect(inEnglish.hits[0]!.title.language).to.equal('en');
    const both = await services.search.search(aQuery('zigzag عضوي'));
    expect(both.hits[0]!.title.language).to.equal('ar');
    expect(
      (await services.search.search(aQuery('', { locale: 'en' }))).hits.map((hit) => hit.language),
    ).to.include('ar');
  });

  it('suggests records and terms that find something', async () => {
    const suggestions = await services.search.suggest('sol', 'en');
    expect(suggestions.map(({ kind }) => kind)).to.include('record');
    expect(suggestions).to.deep.include({ kind: 'term', text: 'Solar energy', language: 'en' });
    expect(await services.search.suggest('  ', 'en')).to.deep.equal([]);
    expect(await services.search.suggest('compot', 'en')).to.deep.include({
      kind: 'correction',
      text: 'compost',
      language: 'en',
    });
  });

  it('remembers what is searched for, and nothing of who asked', async () => {
    const remember = { remember: true };
    const { logId } = await services.search.search(
      aQuery('مُضَخّات', { filters: { sector: ['SOL'] } }),
      remember,
    );
    await services.search.search(aQuery('someone@example.org'), remember);
    await services.search.search(aQuery('0770 123 4567'), remember);
    await services.search.search(aQuery(''), remember);
    await services.search.noteOpened(logId!, 1);
    await services.search.noteOpened(logId!, 3);
    await services.search.noteOpened('00000000-0000-0000-0000-000000000000', 1);
    await services.search.close();
    const rows = await services.database.reader.selectFrom('searches').selectAll().execute();
    expect(rows).to.deep.equal([
      {
        id: logId,
        day: now.toISOString().slice(0, 10),
        query: 'مضخات',
        locale: 'ar',
        filters: '{"sector":["SOL"]}',
        total: 1,
        position: 1,
      },
    ]);
  });
});
