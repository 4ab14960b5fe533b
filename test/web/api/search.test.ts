import { expect } from 'chai';
import { facetNames } from '../../../server/search/index.ts';
import { searchAnswerSchema, type SearchAnswer } from '../../../server/web/api/search-answer.ts';
import { paths, type QueryValues } from '../../../server/web/paths.ts';
import { sharedApplication, type Application } from '../../support/application.ts';
import { rawGet } from '../../support/raw-request.ts';

describe('GET /api/v1/search', () => {
  let application: Application;
  before(async () => {
    application = await sharedApplication();
  });

  const search = async (query: QueryValues): Promise<SearchAnswer> => {
    const answer = await fetch(application.origin + paths.apiSearch(query));
    expect(answer.status).to.equal(200);
    return searchAnswerSchema.strict().parse(await answer.json());
  };

  it('answers what the search finds, in its order, in the form that is declared', async () => {
    const { hits, total } = await search({ q: 'water', lang: 'en', limit: 5 });
    const found = await application.services.search.search({
      text: 'water',
      locale: 'en',
      filters: {},
      sort: 'relevance',
      limit: 5,
      offset: 0,
    });
    expect(total).to.equal(found.total).and.to.be.greaterThan(5);
    expect(hits.map(({ id }) => id)).to.deep.equal(found.hits.map(({ id }) => id));
    for (const { id, kind, url } of hits) {
      expect(url).to.equal(`${application.origin}${paths.record('en', kind, id)}`);
    }
  });

  it('tells where the marked words stand, without any markup in the text', async () => {
    const { hits } = await search({ q: 'waste', lang: 'en' });
    const marked = hits.flatMap(({ title, snippet, marks }) => [
      ...marks.title.map(([start, end]) => title.slice(start, end)),
      ...marks.snippet.map(([start, end]) => snippet.slice(start, end)),
    ]);
    expect(marked).to.include('waste');
    for (const { title, snippet } of hits) expect(title + snippet).not.to.match(/<\/?mark/);
  });

  it('filters by a repeated name and by commas alike', async () => {
    const commas = await search({ sector: 'WAT,EDU' });
    const repeated = await search({ sector: ['WAT', 'EDU'] });
    expect({ ...commas, took: 0 }).to.deep.equal({ ...repeated, took: 0 });
    for (const { sector } of commas.hits)
      expect(sector).to.satisfy((one: string[]) => one.some((code) => /WAT|EDU/.test(code)));
    const all = await search({});
    expect(commas.total).to.be.lessThan(all.total);
  });

  it('counts every choice of every filter in the language asked for', async () => {
    const { facets, total } = await search({ lang: 'ar' });
    expect(Object.keys(facets)).to.have.members([...facetNames]);
    expect(facets.kind.reduce((sum, { count }) => sum + count, 0)).to.equal(total);
    expect(facets.sector.find(({ code }) => code === 'WAT')?.label).to.match(/[\u0600-\u06ff]/);
    const sectors = application.services.vocabularies.get('sectors').terms.map(({ code }) => code);
    expect(facets.sector.map(({ code }) => code)).to.deep.equal(sectors);
  });

  it('gives pages that neither repeat nor miss a record', async () => {
    const { total } = await search({ limit: 0 });
    const ids: number[] = [];
    for (let offset = 0; offset < total; offset += 10) {
      ids.push(...(await search({ limit: 10, offset })).hits.map(({ id }) => id));
    }
    expect(new Set(ids).size).to.equal(ids.length).and.to.equal(total);
  });

  it('takes Arabic digits for numbers and empty parameters for none', async () => {
    const arabic = await search({ from: '٢٠٢٠', to: '۲۰۲۲', limit: '٣' });
    const western = await search({ from: 2020, to: 2022, limit: 3 });
    expect({ ...arabic, took: 0 }).to.deep.equal({ ...western, took: 0 });
    const answer = await fetch(`${application.origin}/api/v1/search?q=&sector=&limit=&sort=`);
    expect(answer.status).to.equal(200);
  });

  it('offers ways on from an empty result', async () => {
    const { total, waysOn } = await search({ q: 'salinity', sector: 'EDU', stage: 'design', lang: 'en' });
    expect(total).to.equal(0);
    expect(waysOn).not.to.be.empty;
  });

  it('does not send an unchanged answer again, though it took another time', async () => {
    // Not `fetch`, which asks for a fresh answer as soon as it is given a condition.
    const get = (q: string, headers = {}) => rawGet(application.origin, paths.apiSearch({ q }), headers);
    const { etag = '', 'cache-control': caching } = (await get('water')).headers;
    expect(etag).to.match(/^W\/"/);
    expect(caching).to.equal('public, no-cache');
    const { status, body } = await get('water', { 'If-None-Match': etag });
    expect([status, body]).to.deep.equal([304, '']);
    expect((await get('solar', { 'If-None-Match': etag })).status).to.equal(200);
  });
});
