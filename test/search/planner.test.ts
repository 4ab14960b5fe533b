import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { loadVocabularies } from '../../server/vocabularies/index.ts';
import {
  labelsByCode,
  type Concept,
  type EngineResults,
  type SearchQuery,
} from '../../server/search/index.ts';
import { Concepts } from '../../server/search/concepts.ts';
import { InvertedIndex } from '../../server/search/engines/embedded/inverted-index.ts';
import { Planner } from '../../server/search/engines/embedded/planner.ts';
import { Searcher } from '../../server/search/engines/embedded/searcher.ts';
import { SimilarRecords } from '../../server/search/engines/embedded/similar-records.ts';
import { aDocument, aQuery } from '../support/documents.ts';

const labels = labelsByCode(loadVocabularies('seed/vocabularies'));
const concepts = new Concepts(JSON.parse(readFileSync('seed/terms.json', 'utf8')) as Concept[]);
const index = new InvertedIndex((facet, code) => labels[`${facet}:${code}`] ?? []);
const documents = [
  aDocument(1, { ar: ['مضخة شمسية على بئر القرية', 'رُكّبت المضخة بعد فحص البئر في آب.'] }),
  aDocument(2, { en: ['Panthers football club youth centre', 'The hall is open in the evening.'] }),
  aDocument(3, { ar: ['فريق بانثرز للشباب', 'قاعة للتدريب مساءً.'] }),
  aDocument(4, { ar: ['جمع النفايات من المصدر', 'حاويتان لكل أسرة.'], facets: { sector: ['WST'] } }),
  aDocument(5, { ar: ['خطة إدارة المياه', 'تُراجَع خطة إدارة المياه كل سنة.'] }),
  aDocument(6, { ar: ['إدارة المجاري والمياه الثقيلة', 'تُنظف المياه في محطة إدارة البلدية.'] }),
  aDocument(7, { en: ['Irrigation with metered water', 'Farmers pay for the water they use.'] }),
];
for (const document of documents) index.put(document);
index.pack();

const planner = new Planner(index, concepts);
const searcher = new Searcher();
const search = (text: string, rest: Partial<SearchQuery> = {}): EngineResults => {
  const query = aQuery(text, rest);
  return searcher.search(index, query, planner.plan(text, query), Date.parse('2026-11-24'));
};
const ids = (text: string, rest?: Partial<SearchQuery>): number[] =>
  search(text, rest).hits.map(({ id }) => id);

describe('a query in one language', () => {
  it('finds what is written in the other by the terms of the field, and says so', () => {
    const { hits } = search('solar pump');
    expect(hits[0]!.id).to.equal(1);
    expect(hits[0]!.reasons).to.deep.include({ kind: 'term', typed: 'solar pump', matched: 'مضخة شمسية' });
    expect(ids('مياه الري')).to.include(7);
  });

  it('finds a name in the other script', () => {
    expect(ids('بانثرز')).to.deep.equal([3, 2]);
    expect(search('panthers').hits.find(({ id }) => id === 3)!.reasons![0]).to.deep.include({ kind: 'name' });
  });

  it('finds Arabic typed in Latin letters', () => {
    expect(ids('nafayat')).to.include(4);
    expect(ids('almiyah')).to.include.members([5, 6]);
  });

  it('puts what holds the typed words first', () => {
    expect(ids('water')[0]).to.equal(7);
  });

  it('names the label by which a record matched, in the reader’s language', () => {
    expect(search('زبالة').hits[0]!.reasons).to.deep.equal([
      { kind: 'label', typed: 'زبالة', matched: 'إدارة النفايات' },
    ]);
    expect(search('زبالة', { locale: 'en' }).hits[0]!.reasons![0]!.matched).to.equal('Waste management');
  });
});

describe('a misspelt query', () => {
  it('is corrected by the words of the index, and the correction is said', () => {
    for (const [typed, used] of [
      ['النفيات', 'النفايات'],
      ['irigation', 'irrigation'],
      ['irrgiation', 'irrigation'],
    ] as const) {
      const { correction, total } = search(typed);
      expect(correction, typed).to.deep.equal({ kind: 'spelling', typed, used });
      expect(total, typed).to.be.above(0);
    }
  });

  it('is left alone where it is not misspelt, or most of it finds something', () => {
    expect(search('إدارة المياه').correction).to.equal(undefined);
    expect(search('خطة إدارة المياة السنويه').correction).to.equal(undefined);
  });

  it('is taken as typed when the reader says so', () => {
    const { correction, total } = search('النفيات', { verbatim: true });
    expect([correction, total]).to.deep.equal([undefined, 0]);
    expect(ids('solar pump', { verbatim: true })).to.deep.equal([]);
  });
});

describe('a query typed on the wrong keyboard', () => {
  it('is read on the other one, both ways, and that is said', () => {
    expect(search('hgldhi').correction).to.deep.equal({ kind: 'keyboard', typed: 'hgldhi', used: 'المياه' });
    expect(ids('hgldhi')).to.include.members([5, 6]);
    expect(search('صشفثق').correction).to.deep.equal({ kind: 'keyboard', typed: 'صشفثق', used: 'water' });
  });

  it('is not touched where it finds something as it is', () => {
    expect(search('water').correction).to.equal(undefined);
    expect(search('qqqq').correction).to.equal(undefined);
  });
});

describe('the query language', () => {
  it('wants the words of "…" or «…» one after the other, folded but not stemmed', () => {
    expect(ids('"إدارة المياه"')).to.deep.equal([5]);
    expect(ids('«ادارة المياة»')).to.deep.equal([5]);
    expect(ids('"خطة المياه"')).to.not.deep.equal([5]);
  });

  it('says when no record has the phrase, and looks for its words', () => {
    const { relaxed, total } = search('"المياه إدارة"');
    expect(relaxed).to.equal('phrase');
    expect(total).to.be.above(0);
  });

  it('leaves out what follows a minus sign, in any form of the word', () => {
    expect(ids('المياه -بلدية')).to.not.include(6);
    expect(ids(`إدارة -"إدارة المياه"`)).to.include(6).and.not.include(5);
    expect(ids('المياه - بلدية')).to.include(6);
  });

  it('takes an unclosed quote, a lone minus and quotes in a sentence for text', () => {
    expect(ids('"إدارة')).to.include.members([5, 6]);
    expect(ids('ما هي خطة إدارة المياه التي وُضعت في محطة "البلدية"')).to.include(5);
    for (const odd of ['-', '"', '""', '-""', '«»', '- -', '"-"'])
      expect(() => search(odd), odd).to.not.throw();
  });
});

describe('an unfinished word', () => {
  it('stands for the words that begin so', () => {
    expect(ids('مضخ', { unfinished: true })).to.deep.equal([1]);
    expect(ids('irr')).to.deep.equal([7]);
  });
});

describe('similar records', () => {
  it('say the like in either language, without the record itself', () => {
    const similar = new SimilarRecords().find(index, 5, 3).map(({ id }) => id);
    expect(similar[0]).to.equal(6);
    expect(similar).to.not.include(5);
    expect(new SimilarRecords().find(index, 999, 3)).to.deep.equal([]);
  });
});
