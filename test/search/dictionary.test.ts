import { expect } from 'chai';
import { Concepts } from '../../server/search/concepts.ts';
import { InvertedIndex } from '../../server/search/engines/embedded/inverted-index.ts';
import { Planner } from '../../server/search/engines/embedded/planner.ts';
import { Searcher } from '../../server/search/engines/embedded/searcher.ts';
import { dictionaryFor, readDictionary, type EngineHit } from '../../server/search/index.ts';
import { analyse } from '../../server/text/index.ts';
import { aDocument, aQuery } from '../support/documents.ts';

const documents = [
  aDocument(1, { ar: ['نظارات لتلاميذ الصف الأول', 'فحص البصر في المدرسة.'] }),
  aDocument(2, { en: ['Glasses for first graders', 'An eye test at school.'] }),
  aDocument(3, { ar: ['كسارة الأنقاض', 'طبقة تحتية للطرق الريفية.'] }),
  aDocument(4, { en: ['A plant for crushed stone', 'Roads of gravel.'] }),
  aDocument(5, { ar: ['مشتل البلدية', 'شتلات ونباتات للحدائق.'] }),
  aDocument(6, { ar: ['محطة التصفية', 'مرشحات جديدة.'] }),
  aDocument(7, { en: ['Bus station', 'Tickets and seats; seed for the garden.'] }),
  aDocument(8, { ar: ['علف من القصب', 'أعلاف للجاموس.'] }),
];
const dictionary = new Concepts([
  { ar: ['نظارات', 'عوينات'], en: ['glasses', 'spectacles'] },
  { ar: ['أنقاض', 'ركام'], en: ['rubble', 'debris'] },
  { ar: ['محطة'], en: ['plant', 'station'] },
  { ar: ['نبات', 'نباتات'], en: ['plant'] },
  { ar: ['قصب'], en: ['reed'] },
  { ar: ['طريق ريفي', 'طرق ريفية'], en: ['rural road'] },
]);
const index = new InvertedIndex(() => []);
for (const document of documents) index.put(document);
index.pack();
const planner = new Planner(index, new Concepts([]), dictionary);
const searcher = new Searcher();

function search(text: string): { hits: EngineHit[]; correction?: unknown } {
  const query = aQuery(text);
  return searcher.search(index, query, planner.plan(text, query), Date.parse('2026-11-24'));
}
const ids = (text: string): number[] => search(text).hits.map(({ id }) => id);
const reasonOf = (text: string, id: number): unknown =>
  search(text).hits.find((hit) => hit.id === id)?.reasons?.[0];

describe('words that the dictionary has', () => {
  it('find what is written in the other language, and say by which word', () => {
    expect(ids('rubble')).to.deep.equal([3]);
    expect(reasonOf('rubble', 3)).to.deep.equal({ kind: 'term', typed: 'rubble', matched: 'أنقاض' });
  });

  it('find a synonym where no record holds the word itself', () => {
    expect(ids('spectacles')).to.have.members([1, 2]);
    expect(reasonOf('spectacles', 2)).to.deep.include({ matched: 'glasses' });
  });

  it('are not taken for misspelt ones', () => {
    expect(search('reed').correction).to.equal(undefined);
    expect(ids('reed')).to.deep.equal([8]);
    expect(search('deed').correction).to.deep.include({ kind: 'spelling' });
  });

  it('leave synonyms of one language out where records hold the word itself', () => {
    expect(ids('plant')).not.to.include(7);
  });

  it('look for every sense of a word, each counted once', () => {
    expect(ids('plant')).to.have.members([4, 5, 6]);
    expect(reasonOf('plant', 5)).to.deep.include({ matched: 'نبات' });
    expect(reasonOf('plant', 6)).to.deep.include({ matched: 'محطة' });
  });

  it('are expressions too, which a record holds whole', () => {
    expect(ids('rural road')).to.include(3);
    expect(ids('rural road')).not.to.include(5);
  });

  it('are left out of a search for the words as typed', () => {
    const query = aQuery('rubble', { verbatim: true });
    expect(searcher.search(index, query, planner.plan('rubble', query), 0).hits).to.deep.equal([]);
  });

  it('never ask for more than a plan can tell apart', () => {
    const long = 'rubble plant glasses debris station spectacles rural road '.repeat(20);
    const { words, typed } = planner.plan(long);
    expect(words.length - typed).to.be.at.most(16);
  });
});

describe('the dictionary', () => {
  const entries = readDictionary();

  it('has entries of both languages in plain letters, each form with something to look for', () => {
    expect(entries.length).to.be.above(4_000);
    const wrong = entries.filter(
      ({ ar, en }) =>
        ar.length === 0 ||
        en.length === 0 ||
        !ar.every((form) => /^[\u0621-\u063a\u0641-\u064a\u067e\u0686\u06a4\u06af ]+$/u.test(form)) ||
        !en.every((form) => /^[A-Za-z0-9'\- ]+$/u.test(form)) ||
        [...ar, ...en].some((form) => analyse(form).every(({ stems }) => stems.length === 0)),
    );
    expect(wrong).to.deep.equal([]);
  });

  it('says nothing twice: no entry is part of another', () => {
    const keys = entries.map(({ ar, en }) => new Set([...ar, ...en]));
    const withForm = new Map<string, number[]>();
    for (const [at, forms] of keys.entries())
      for (const form of forms) withForm.set(form, [...(withForm.get(form) ?? []), at]);
    const parts = entries.filter(({ ar, en }, at) =>
      withForm
        .get(ar[0]!)!
        .some((other) => other !== at && [...ar, ...en].every((form) => keys[other]!.has(form))),
    );
    expect(parts).to.deep.equal([]);
  });

  it('gives a few records those entries that find something in them', () => {
    const few = dictionaryFor([documents[2]!]);
    expect(few.some(({ en }) => en.includes('rubble'))).to.equal(true);
    expect(few.length).to.be.below(entries.length / 10);
    expect(dictionaryFor([])).to.deep.equal([]);
  });
});
