import { expect } from 'chai';
import fc from 'fast-check';
import type { SearchDocument, SearchEngine, SearchQuery } from '../../server/search/index.ts';
import { aDocument, aQuery } from '../support/documents.ts';
import { findsAttachedText } from './attached-text-contract.ts';

const library: SearchDocument[] = [
  aDocument(1, {
    ar: ['خفض فاقد شبكة المياه', 'قُسمت الشبكة إلى مناطق قياس، وأصبحت إدارة المياه يومية.'],
    en: ['Cutting network water losses', 'The network was divided into metering districts.'],
    facets: {
      sector: ['WAT'],
      governorate: ['IQ-BA'],
      country: ['IT'],
      year: ['2020', '2021'],
      evidence: ['E4'],
    },
    evidence: 4,
    publishedAt: '2026-03-01T00:00:00.000Z',
  }),
  aDocument(2, {
    ar: ['حاويات الفرز وصلت قبل حملة التوعية', 'امتلأت بالنفايات المختلطة.'],
    kind: 'lesson',
    facets: {
      kind: ['lesson'],
      sector: ['WST'],
      governorate: ['IQ-AR'],
      stage: ['implementation'],
      year: ['2022'],
    },
    publishedAt: '2026-05-01T00:00:00.000Z',
  }),
  aDocument(3, {
    en: ['Solar pumps on village wells', 'Panels of 12 kW drive a pump; water is metered.'],
    facets: { sector: ['SOL', 'WAT'], governorate: ['IQ-DQ'], year: ['2021'], evidence: ['E2'] },
    evidence: 2,
    publishedAt: '2026-04-01T00:00:00.000Z',
  }),
  aDocument(4, {
    ar: ['جمعيات مستخدمي المياه', 'اجتماعات شهرية بين القرى.'],
    facets: { sector: ['WAT'], governorate: ['IQ-DQ'], year: ['2019'], evidence: ['E1'] },
    evidence: 1,
    publishedAt: '2026-02-01T00:00:00.000Z',
  }),
];

/** What people, machines and ill will ask for. */
const hostile = [
  '" OR 1=1 --',
  'sector = "WAT" OR kind EXISTS',
  'NEAR(a b, 2) AND title:*',
  '\0\0',
  '\ud800',
  'ا'.repeat(100_000),
  'مياه '.repeat(20_000),
  '<script>alert(1)</script>',
  '؟!؛',
  '* ? ~ ^ \\',
  '\u202e\u2066هذا\u200c',
  "'); drop table content; --",
  '%00%ff__proto__',
];

/** What every engine does alike; `open` gives an empty one whose labels are the vocabularies'. */
export function describeEngine(name: string, open: () => Promise<SearchEngine>): void {
  describe(`the engine contract: ${name}`, () => {
    let engine: SearchEngine;
    const ids = async (text: string, rest: Partial<SearchQuery> = {}): Promise<number[]> =>
      (await engine.search(aQuery(text, rest))).hits.map(({ id }) => id);

    before(async () => {
      engine = await open();
    });
    beforeEach(async () => {
      await engine.clear();
      await engine.apply({ put: library, remove: [], position: 4 });
    });
    after(() => engine.close());

    findsAttachedText(() => engine);

    it('finds a word whatever is joined to it and however it is spelt', async () => {
      expect(await ids('وبالنفايات')).to.deep.equal([2]);
      expect(await ids('ادارة المياة')).to.include(1);
      expect(await ids('شبكه')).to.deep.equal([1]);
      expect(await ids('pump')).to.deep.equal([3]);
    });

    it('puts a title before a body', async () => {
      expect((await ids('المياه'))[0]).to.equal(4);
    });

    it('wants both of two words where that gives a page of results', async () => {
      const put = Array.from({ length: 15 }, (_, at) =>
        aDocument(100 + at, { en: [at < 12 ? 'zeppelin hangar' : 'zeppelin mast'] }),
      );
      await engine.apply({ put, remove: [], position: 5 });
      expect((await engine.search(aQuery('zeppelin hangar'))).total).to.equal(12);
      expect((await engine.search(aQuery('zeppelin'))).total).to.equal(15);
    });

    it('eases that where few have both, and puts these first', async () => {
      expect((await ids('village wells'))[0]).to.equal(3);
      expect(await ids('solar districts')).to.have.members([1, 3]);
    });

    it('says in which language a record matched', async () => {
      const { hits } = await engine.search(aQuery('metering'));
      expect(hits.map(({ id, language }) => [id, language])).to.deep.include([1, 'en']);
    });

    it('finds records by labels and aliases of their codes, in both languages', async () => {
      expect(await ids('زبالة')).to.deep.equal([2]);
      expect(await ids('garbage')).to.deep.equal([2]);
      for (const spelling of ['Dhi Qar', 'ذيقار', 'Thi Qar', 'الناصرية']) {
        expect(await ids(spelling), spelling).to.have.members([3, 4]);
      }
    });

    it('finds by the dictionary what is written in the other language, and says by which word', async () => {
      const { hits } = await engine.search(aQuery('mixed garbage bins', { locale: 'en' }));
      expect(hits[0]!.id).to.equal(2);
      expect(hits[0]!.reasons).to.deep.include({ kind: 'term', typed: 'bins', matched: 'حاوية' });
      expect(await ids('bins', { verbatim: true })).to.deep.equal([]);
    });

    it('lists everything for an empty text, the newest first', async () => {
      expect(await ids('', { sort: 'newest' })).to.deep.equal([2, 3, 1, 4]);
      expect(await ids('')).to.deep.equal([2, 3, 1, 4]);
    });

    it('sorts by evidence, then by date', async () => {
      expect(await ids('', { sort: 'evidence' })).to.deep.equal([1, 3, 4, 2]);
      expect(await ids('المياه water', { sort: 'evidence' })).to.deep.equal([1, 3, 4]);
    });

    it('filters by "or" within a facet and "and" between them', async () => {
      expect(await ids('', { filters: { sector: ['WST', 'SOL'] } })).to.deep.equal([2, 3]);
      expect(await ids('', { filters: { sector: ['WAT'], governorate: ['IQ-DQ'] } })).to.deep.equal([3, 4]);
      expect(await ids('', { filters: { sector: ['nothing'] } })).to.deep.equal([]);
    });

    it('takes in what is near by meaning, under the same filters and exclusions, and counts it', async () => {
      const near = [
        { id: 3, score: 1.4, written: ['en'], language: 'en', passage: 0 },
        { id: 2, score: 0.1, written: ['ar'], language: 'ar', passage: 0 },
        { id: 99, score: 1.9, written: ['en'], language: 'en', passage: 0 },
      ] as const;
      const found = await engine.search(aQuery('قزحية', { near }));
      expect(found.hits.map(({ id, matchedBy }) => ({ id, matchedBy }))).to.deep.equal([
        { id: 3, matchedBy: 'meaning' },
      ]);
      expect(found.hits[0]!.passage).to.deep.equal({ place: 0, language: 'en' });
      expect(found.total).to.equal(1);
      expect(found.facets.governorate).to.deep.include({ 'IQ-DQ': 1 });
      expect(await ids('قزحية', { near, filters: { governorate: ['IQ-BA'] } })).to.deep.equal([]);
      expect(await ids('قزحية -pump', { near })).to.deep.equal([]);
      // Who asks for a phrase, and gets it, does not want the like of it.
      expect(await ids('"مستخدمي المياه"', { near })).to.deep.equal([4]);
      const both = await engine.search(aQuery('solar pumps', { near, locale: 'en' }));
      expect(both.hits[0]).to.include({ id: 3, matchedBy: 'both' });
    });

    it('filters by years, one or both ends', async () => {
      expect(await ids('', { yearFrom: 2021 })).to.deep.equal([2, 3, 1]);
      expect(await ids('', { yearFrom: 2019, yearTo: 2020 })).to.deep.equal([1, 4]);
    });

    it('counts disjunctively: a choice does not narrow its own facet', async () => {
      const { facets, total } = await engine.search(
        aQuery('', { filters: { sector: ['WAT'], governorate: ['IQ-DQ'] } }),
      );
      expect(total).to.equal(2);
      expect(facets.sector).to.deep.include({ WAT: 2, SOL: 1 });
      expect(facets.governorate).to.deep.include({ 'IQ-DQ': 2, 'IQ-BA': 1 });
      expect(facets.kind).to.deep.include({ practice: 2 });
    });

    it('keeps codes without a record among the counts', async () => {
      const { facets } = await engine.search(aQuery('زبالة'));
      expect(facets.sector['WAT']).to.equal(0);
    });

    it('gives pages that neither repeat nor miss a record', async () => {
      const all = await ids('', { limit: 4 });
      const paged = [...(await ids('', { limit: 2 })), ...(await ids('', { limit: 2, offset: 2 }))];
      expect(paged).to.deep.equal(all);
      expect(await ids('', { offset: 10 })).to.deep.equal([]);
      expect((await engine.search(aQuery('', { limit: 0 }))).total).to.equal(4);
    });

    it('replaces a changed record and forgets a removed one', async () => {
      await engine.apply({ put: [aDocument(4, { ar: ['الزراعة المحمية'] })], remove: [2], position: 6 });
      expect(await ids('المحمية')).to.deep.equal([4]);
      expect(await ids('مستخدمي')).to.deep.equal([]);
      expect(await ids('زبالة')).to.deep.equal([]);
      expect((await engine.search(aQuery(''))).total).to.equal(3);
      expect(await engine.position()).to.equal(6);
    });

    it('applies a change twice to the same end', async () => {
      const change = { put: [library[0]!], remove: [3], position: 5 };
      await engine.apply(change);
      await engine.apply(change);
      expect(await ids('', { sort: 'newest' })).to.deep.equal([2, 1, 4]);
    });

    it('answers from the old index until a rebuild is through, and keeps it when the rebuild fails', async () => {
      await engine
        .rebuild(async (apply) => {
          await apply({ put: [library[1]!], remove: [], position: 2 });
          expect((await engine.search(aQuery(''))).total).to.equal(4);
          throw new Error('cut off');
        })
        .catch(() => undefined);
      expect((await engine.search(aQuery(''))).total).to.equal(4);
      await engine.rebuild((apply) => apply({ put: [library[1]!], remove: [], position: 9 }));
      expect(await ids('')).to.deep.equal([2]);
      expect(await engine.position()).to.equal(9);
    });

    it('is empty after clear', async () => {
      await engine.clear();
      expect(await engine.position()).to.equal(0);
      expect((await engine.search(aQuery(''))).total).to.equal(0);
    });

    it('takes any text for text', async () => {
      for (const text of hostile) {
        const { hits, total } = await engine.search(
          aQuery(text, { filters: { sector: ['" OR kind = "lesson'] } }),
        );
        expect([hits.length, total]).to.deep.equal([0, 0]);
      }
    });

    it('takes any text inside a phrase, after a minus sign and at the end of what is being typed', async () => {
      const all = await ids('المياه');
      for (const text of hostile) {
        const what = text.slice(0, 40);
        // A quotation mark or « in the text would end the phrase: what follows is text then.
        const bare = text.replaceAll(/["«»“”„]/gu, ' ');
        expect(await ids(`المياه -"${bare} ولا هذا"`), what).to.have.members(all);
        for (const query of [`"${text}"`, `-${text}`, `«${text}» pump`, `${text} -"${text}"`]) {
          const { total } = await engine.search(aQuery(query));
          expect(total, what).to.be.within(0, library.length);
        }
        const { hits } = await engine.search(aQuery(`المياه ${text}`, { unfinished: true }));
        expect(hits.length, what).to.be.at.most(library.length);
      }
    });

    it('answers a query of 200 words, known or not, in bounded time', async () => {
      const words = Array.from(
        { length: 100 },
        (_, at) => `كلمة${'ابتثجحخدذر'[at % 10]}${'سشصضطظعغفق'[at % 7]}ه`,
      );
      const known = library.flatMap(({ texts }) =>
        Object.values(texts).flatMap(({ body }) => body.split(' ')),
      );
      const text = words.flatMap((word, at) => [word, known[at % known.length]!]).join(' ');
      const start = performance.now();
      const { total } = await engine.search(aQuery(text));
      expect(performance.now() - start).to.be.below(1_500);
      expect(total).to.be.within(1, library.length);
    });

    it('agrees with a plain filter of the records, whatever the filters', async () => {
      const codes = (name: 'sector' | 'governorate' | 'kind'): fc.Arbitrary<string[]> =>
        fc.subarray([...new Set(library.flatMap(({ facets }) => facets[name]))]);
      await fc.assert(
        fc.asyncProperty(
          codes('sector'),
          codes('governorate'),
          codes('kind'),
          async (sector, governorate, kind) => {
            const expected = library.filter(({ facets }) =>
              Object.entries({ sector, governorate, kind }).every(
                ([name, wanted]) =>
                  !wanted.length || wanted.some((code) => facets[name as 'kind'].includes(code)),
              ),
            );
            expect(await ids('', { filters: { sector, governorate, kind } })).to.have.members(
              expected.map(({ id }) => id),
            );
          },
        ),
        { numRuns: 50 },
      );
    });
  });
}
