import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../../../server/package-root.ts';
import { facetNames, type FacetCounts, type SearchResults } from '../../../../server/search/index.ts';
import { loadVocabularies } from '../../../../server/vocabularies/index.ts';
import { loadTranslations } from '../../../../server/web/i18n.ts';
import type { PageContext } from '../../../../server/web/page-context.ts';
import { readSearchForm } from '../../../../server/web/pages/search/search-form.ts';
import { searchPage } from '../../../../server/web/pages/search/search-page.ts';

const vocabularies = loadVocabularies(join(packageRoot, 'seed', 'vocabularies'));
const translations = loadTranslations(join(packageRoot, 'locales'));

function contextIn(locale: 'ar' | 'en'): PageContext {
  const translator = (one: 'ar' | 'en') => translations.translator(one);
  const direction = locale === 'ar' ? 'rtl' : 'ltr';
  const t = translator(locale);
  return {
    locale,
    direction,
    t,
    translator,
    origin: 'https://tajarib.example',
    url: `/${locale}/search`,
    account: undefined,
    session: undefined,
    csrfToken: '',
  };
}

const noCounts = Object.fromEntries(facetNames.map((name) => [name, {}])) as FacetCounts;
const resultsWith = (part: Partial<SearchResults>): SearchResults => ({
  hits: [],
  total: 0,
  facets: noCounts,
  waysOn: [],
  took: 1,
  ...part,
});

const show = (query: object, results: Partial<SearchResults>, locale: 'ar' | 'en' = 'en') =>
  searchPage(readSearchForm(query, vocabularies), resultsWith(results), contextIn(locale), vocabularies);

describe('the search page', () => {
  const counts: FacetCounts = {
    ...noCounts,
    sector: { WAT: 15, SOL: 3 },
    governorate: { 'IQ-BA': 8, 'IQ-DQ': 7, 'IQ-MA': 6, 'IQ-NI': 5, 'IQ-SD': 4, 'IQ-AN': 1 },
    year: { '2018': 1, '2021': 4 },
  };
  const facet = (page: ReturnType<typeof show>, name: string) =>
    page.facets.find((one) => one.name === name)!;

  it('counts in the reader’s plural forms', () => {
    const heading = (total: number) => show({ q: 'ماء' }, { total }, 'ar').heading;
    expect([0, 1, 2, 3, 11, 100].map(heading)).to.deep.equal([
      'لا نتائج',
      'نتيجة واحدة',
      'نتيجتان',
      '3 نتائج',
      '11 نتيجة',
      '100 نتيجة',
    ]);
    expect(show({ q: 'water' }, {}).heading).to.equal('No results');
  });

  it('puts what was asked in quotation marks, but for a phrase that has them', () => {
    expect(show({ q: 'water pump' }, {}).aboutKey).to.equal('search:for');
    for (const q of ['"water pump"', 'price «مضخة ماء»', '“pump”'])
      expect(show({ q }, {}).aboutKey, q).to.equal('search:for.quoted');
  });

  it('shows what nothing would be found under, but not to be chosen', () => {
    const sector = facet(show({}, { facets: counts, total: 18 }), 'sector');
    const none = [...sector.choices, ...sector.more].filter(({ count }) => count === '0');
    expect(none).to.have.length(vocabularies.get('sectors').terms.length - 2);
    expect(none.every(({ disabled }) => disabled)).to.equal(true);
  });

  it('lets a choice be taken back though nothing is found under it', () => {
    const sector = facet(show({ sector: 'EDU' }, { facets: counts }), 'sector');
    const chosen = sector.choices.find(({ code }) => code === 'EDU');
    expect(chosen).to.include({ checked: true, disabled: false, count: '0' });
  });

  it('begins a long list with the most, and folds the rest but for what is chosen', () => {
    const { choices, more } = facet(
      show({ governorate: 'IQ-AN' }, { facets: counts, total: 9 }),
      'governorate',
    );
    expect(choices.map(({ code }) => code)).to.deep.equal([
      'IQ-BA',
      'IQ-DQ',
      'IQ-MA',
      'IQ-NI',
      'IQ-SD',
      'IQ-AN',
    ]);
    expect(choices.length + more.length).to.equal(vocabularies.get('governorates').terms.length);
  });

  it('keeps scales in their order', () => {
    const evidence = facet(
      show({}, { facets: { ...counts, evidence: { E4: 9, E0: 1 } }, total: 9 }),
      'evidence',
    );
    expect(evidence.choices.map(({ code }) => code)).to.deep.equal(['E0', 'E1', 'E2', 'E3', 'E4']);
  });

  it('takes back each choice by a link that keeps all others and begins at page 1', () => {
    const { chips } = show(
      { q: 'x', sector: 'WAT,SOL', from: '2018', page: '3' },
      { facets: counts, total: 90 },
    );
    expect(chips.map(({ facet: name, label, href }) => [name, label, href])).to.deep.equal([
      ['Sector', 'Water resources management', '/en/search?q=x&sector=SOL&from=2018'],
      ['Sector', 'Solar energy', '/en/search?q=x&sector=WAT&from=2018'],
      ['Year', 'since 2018', '/en/search?q=x&sector=WAT&sector=SOL'],
    ]);
  });

  it('draws the years without gaps, and offers those asked for', () => {
    const { years } = show({ to: '2030' }, { facets: counts, total: 5 });
    expect(years.bars.map(({ year, count }) => `${year}:${count}`)).to.deep.equal([
      '2018:1',
      '2019:0',
      '2020:0',
      '2021:4',
    ]);
    expect(years.bars.map(({ height }) => height)).to.deep.equal([14, 0, 0, 56]);
    expect(years.to.filter(({ selected }) => selected).map(({ year }) => year)).to.deep.equal(['2030']);
  });

  it('offers relevance only for a question', () => {
    expect(show({}, { total: 1 }).sorts.map(({ label }) => label)).to.deep.equal([
      'Newest first',
      'Strongest evidence',
    ]);
    expect(show({ q: 'x' }, { total: 1 }).sort).to.equal('Most relevant');
  });

  it('leafs through pages, and leads back from beyond the last', () => {
    const { pagination } = show({ page: '5' }, { total: 95 });
    expect(pagination.pages.map(({ number, isGap }) => (isGap ? '…' : number))).to.deep.equal([
      1,
      '…',
      4,
      5,
      6,
      '…',
      10,
    ]);
    expect(pagination.range).to.equal('41 to 50 of 95 results');
    const beyond = show({ page: '50' }, { total: 95 });
    expect(beyond.beyond).to.deep.equal({ href: '/en/search?page=10', page: 10 });
    expect(show({ page: '50' }, { total: 0 }).beyond).to.equal(null);
  });

  it('shows one page without links', () => {
    expect(show({}, { total: 10 }).pagination.pages).to.deep.equal([]);
    expect(show({}, { total: 11 }).pagination.pages.map(({ number }) => number)).to.deep.equal([1, 2]);
  });

  it('leads on from nothing, the most promising way first', () => {
    const { waysOn, sectors } = show(
      { q: 'x', sector: 'SOL', language: 'en' },
      {
        waysOn: [
          { kind: 'drop-filter', facet: 'sector', codes: ['SOL'], total: 3 },
          { kind: 'other-language', language: 'ar', total: 7 },
          { kind: 'drop-all-filters', total: 5 },
        ],
      },
    );
    expect(waysOn.map(({ href, total }) => [href, total])).to.deep.equal([
      ['/en/search?q=x&sector=SOL&language=ar', 7],
      ['/en/search?q=x', 5],
      ['/en/search?q=x&language=en', 3],
    ]);
    expect(sectors).to.have.length(6);
  });

  it('is no page of its own for search engines, and belongs to the kind that it lists', () => {
    const { page } = show({ kind: 'lesson' }, { total: 1 });
    expect(page).to.include({ canonical: '', nav: 'lessons', title: 'Lessons learned' });
  });
});
