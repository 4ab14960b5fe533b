import { expect } from 'chai';
import { join } from 'node:path';
import { InvalidInput } from '../../../server/errors.ts';
import { packageRoot } from '../../../server/package-root.ts';
import { loadVocabularies } from '../../../server/vocabularies/index.ts';
import { readParameters } from '../../../server/web/api/read-parameters.ts';
import { searchParameters, toSearchQuery } from '../../../server/web/api/search-parameters.ts';

const schema = searchParameters(loadVocabularies(join(packageRoot, 'seed', 'vocabularies')));

/** "parameter code" of everything that is wrong with `query`. */
function faultsOf(query: unknown): string[] {
  try {
    readParameters(schema, query);
    return [];
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems.map(({ path, code }) => `${path} ${code}`);
    throw error;
  }
}

describe('the parameters of a search', () => {
  it('need not be there', () => {
    expect(toSearchQuery(readParameters(schema, {}))).to.deep.equal({
      text: '',
      locale: 'ar',
      filters: {},
      sort: 'newest',
      limit: 20,
      offset: 0,
    });
  });

  it('become a query', () => {
    const query = {
      q: 'مياه',
      lang: 'en',
      sector: ['WAT', 'WAT,SOL'],
      year: '2021',
      from: '2020',
      verbatim: '1',
    };
    expect(toSearchQuery(readParameters(schema, query))).to.deep.equal({
      text: 'مياه',
      verbatim: true,
      locale: 'en',
      filters: { sector: ['WAT', 'SOL'], year: ['2021'] },
      yearFrom: 2020,
      sort: 'relevance',
      limit: 20,
      offset: 0,
    });
  });

  for (const [query, faults] of [
    [{ q: ['a', 'b'] }, ['q repeated']],
    [{ q: 'x'.repeat(100_000) }, ['q too-long']],
    [{ q: 'a\0b' }, ['q control-characters']],
    [{ lang: 'fr' }, ['lang not-offered']],
    [{ sort: 'random' }, ['sort not-offered']],
    [{ sector: 'WAT,ZZZ' }, ['sector unknown-code']],
    [{ year: '21' }, ['year unknown-code']],
    [{ sector: Array.from({ length: 41 }, () => 'WAT') }, ['sector too-many-values']],
    [{ limit: '101' }, ['limit too-big']],
    [{ limit: '-1' }, ['limit too-small']],
    [{ limit: 'ten' }, ['limit not-a-number']],
    [{ limit: '1e1' }, ['limit not-a-number']],
    [{ limit: '9'.repeat(100_000) }, ['limit not-a-number']],
    [{ limit: ['1', '2'] }, ['limit repeated']],
    [{ offset: '10001' }, ['offset too-big']],
    [{ from: '2022', to: '2020' }, ['from from-after-to']],
    [{ from: '99999' }, ['from too-big']],
    [{ verbatim: 'maybe' }, ['verbatim not-yes-or-no']],
    [{ sectr: 'WAT' }, ['sectr unknown-parameter']],
    [{ 'q[$ne]': 'x' }, ['q[$ne] unknown-parameter']],
    [{ constructor: 'x' }, ['constructor unknown-parameter']],
    [{ q: { a: 1 } }, ['q not-understood']],
  ] as const) {
    it(`are refused by name: ${JSON.stringify(query).slice(0, 50)}`, () => {
      expect(faultsOf(query)).to.deep.equal(faults);
    });
  }

  it('are all named when several are wrong', () => {
    expect(faultsOf({ q: ['a', 'b'], limit: 'x', lang: 'xx', foo: '1' })).to.have.members([
      'q repeated',
      'lang not-offered',
      'limit not-a-number',
      'foo unknown-parameter',
    ]);
  });

  it('are named some at most, and never repeated at length', () => {
    const query = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`x${index}`, '1']));
    expect(faultsOf(query)).to.have.length(50);
    expect(faultsOf({ ['x'.repeat(100_000)]: '1' })[0]).to.have.length.below(80);
  });
});
