import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../server/package-root.ts';
import { facetNames, type MatchReason, type SearchHit } from '../../server/search/index.ts';
import { loadVocabularies } from '../../server/vocabularies/index.ts';
import { cardOf } from '../../server/web/cards.ts';
import { loadTranslations } from '../../server/web/i18n.ts';

const vocabularies = loadVocabularies(join(packageRoot, 'seed', 'vocabularies'));
const translations = loadTranslations(join(packageRoot, 'locales'));

const hitFor = (reasons: MatchReason[]): SearchHit => ({
  id: 1,
  score: 1,
  reasons,
  language: 'ar',
  document: {
    id: 1,
    externalId: 'one',
    kind: 'lesson',
    sample: false,
    texts: { ar: { title: 'ماء', summary: '', body: '' } },
    sourceLang: 'ar',
    facets: Object.fromEntries(
      facetNames.map((name) => [name, [] as string[]]),
    ) as SearchHit['document']['facets'],
    evidence: -1,
    publishedAt: '2026-01-01T00:00:00.000Z',
    date: null,
  },
  title: { language: 'ar', parts: [] },
  snippet: { language: 'ar', parts: [] },
});

const tagsOf = (locale: 'ar' | 'en', ...reasons: MatchReason[]) =>
  cardOf(hitFor(reasons), { locale, t: translations.translator(locale), vocabularies }).reasons.map(
    ({ label, matched }) => [label, ...matched.flatMap(({ text, language }) => [text, language])],
  );

describe('why a card is among the results', () => {
  it('is a match across languages where the words that matched are of the other one', () => {
    const reason = { kind: 'term', typed: 'solar pump', matched: 'مضخة شمسية' } as const;
    expect(tagsOf('ar', reason)).to.deep.equal([['تطابق عبر اللغات', 'مضخة شمسية', 'ar']]);
    expect(tagsOf('en', reason)).to.deep.equal([['Cross-language match', 'مضخة شمسية', 'ar']]);
  });

  it('is another word where it is of the same language, whoever reads', () => {
    const reason = { kind: 'term', typed: 'مولدة', matched: 'مولّد' } as const;
    expect(tagsOf('ar', reason)).to.deep.equal([['بكلمة أخرى', 'مولّد', 'ar']]);
    expect(tagsOf('en', reason)).to.deep.equal([['In other words', 'مولّد', 'ar']]);
  });

  it('is another spelling, or what the record is filed under', () => {
    expect(
      tagsOf(
        'en',
        { kind: 'name', typed: 'بانثرز', matched: 'Panthers' },
        { kind: 'label', typed: 'garbage', matched: 'Waste management' },
      ),
    ).to.deep.equal([
      ['Spelt another way', 'Panthers', 'en'],
      ['Filed under', 'Waste management', 'en'],
    ]);
  });

  it('is told once for each kind, with all the words', () => {
    expect(
      tagsOf(
        'ar',
        { kind: 'term', typed: 'كهرباء', matched: 'electricity' },
        { kind: 'label', typed: 'كهرباء', matched: 'الطاقة الشمسية' },
        { kind: 'term', typed: 'ضياع', matched: 'loss' },
      ),
    ).to.deep.equal([
      ['تطابق عبر اللغات', 'electricity', 'en', 'loss', 'en'],
      ['ضمن', 'الطاقة الشمسية', 'ar'],
    ]);
  });

  it('needs no words where the record holds what was typed', () => {
    expect(tagsOf('ar')).to.deep.equal([]);
  });
});
