import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { packageRoot } from '../../../../server/package-root.ts';
import { loadVocabularies } from '../../../../server/vocabularies/index.ts';
import { queryOf } from '../../../../server/web/paths.ts';
import {
  lastReachablePage,
  longestText,
  readSearchForm,
  toQueryValues,
  toSearchQuery,
} from '../../../../server/web/pages/search/search-form.ts';

const vocabularies = loadVocabularies(join(packageRoot, 'seed', 'vocabularies'));
const read = (query: unknown) => readSearchForm(query, vocabularies);
const fromAddress = (address: string) => {
  const params = new URLSearchParams(address);
  return read(Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)])));
};

describe('the search form', () => {
  it('reads a question with filters that are repeated or separated by commas', () => {
    const form = fromAddress(
      'q=إدارة المياه&sector=WAT,SOL&governorate=IQ-BA&governorate=IQ-DQ&from=2018&to=2022',
    );
    expect(form.text).to.equal('إدارة المياه');
    expect(form.filters).to.deep.equal({ sector: ['WAT', 'SOL'], governorate: ['IQ-BA', 'IQ-DQ'] });
    expect([form.yearFrom, form.yearTo]).to.deep.equal([2018, 2022]);
    expect(form.sort).to.equal('relevance');
  });

  it('lists the newest first when nothing is asked, even by an address that asks for relevance', () => {
    expect(read({}).sort).to.equal('newest');
    expect(read({ sort: 'relevance' }).sort).to.equal('newest');
    expect(read({ sort: 'evidence' }).sort).to.equal('evidence');
  });

  it('leaves out codes that it does not know, and names them', () => {
    const form = read({ sector: 'WAT,GOLD', kind: ['practice', 'workshop'], year: '20x1', language: 'fr' });
    expect(form.filters).to.deep.equal({ kind: ['practice'], sector: ['WAT'] });
    expect(form.ignored).to.deep.equal(['workshop', 'GOLD', '20x1', 'fr']);
  });

  it('turns years that are the wrong way round, and reads Arabic digits', () => {
    const form = read({ from: '٢٠٢٢', to: '2018' });
    expect([form.yearFrom, form.yearTo]).to.deep.equal([2018, 2022]);
  });

  it('keeps pages within what the search can reach', () => {
    const pages = ['-3', '0', '2', 'abc', '1.5', '99999999999999999999', '1e9'].map(
      (page) => read({ page }).page,
    );
    expect(pages).to.deep.equal([1, 1, 2, 1, 1, lastReachablePage, 1]);
  });

  it('cuts a question of 100,000 letters, and drops control characters and halves of letters', () => {
    expect([...read({ q: '𐎠'.repeat(100_000) }).text]).to.have.length(longestText);
    expect(read({ q: 'wa\u0000ter\ud800 \n\n x' }).text).to.equal('wa ter x');
  });

  it('takes anything for any parameter without failing, and asks only what the search allows', () => {
    const anything = fc.anything({ withBigInt: true, withNullPrototype: true, maxDepth: 2 });
    const names = ['q', 'sector', 'kind', 'year', 'language', 'from', 'to', 'sort', 'page'] as const;
    fc.assert(
      fc.property(fc.record(Object.fromEntries(names.map((name) => [name, anything]))), (query) => {
        const asked = toSearchQuery(read(query), 'ar');
        expect(asked.offset).to.be.within(0, 10_000);
        expect(asked.limit).to.be.within(0, 100);
        expect(asked.text.length).to.be.at.most(2 * longestText);
      }),
    );
    for (const query of [undefined, null, 'q=1', 7, []]) expect(read(query).text).to.equal('');
  });

  it('writes one address for one state, and reads it back', () => {
    const form = fromAddress(
      'page=3&sort=newest&to=2022&q=water&sector=SOL&sector=WAT&language=en&year=2021',
    );
    const address = queryOf(toQueryValues(form));
    expect(address).to.equal(
      '?q=water&sector=SOL&sector=WAT&year=2021&language=en&to=2022&sort=newest&page=3',
    );
    expect(fromAddress(address)).to.deep.equal(form);
    expect(queryOf(toQueryValues(read({})))).to.equal('');
  });
});
