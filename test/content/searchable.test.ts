import { expect } from 'chai';
import {
  toSearchDocument,
  type LessonValues,
  type PracticeValues,
  type ContentRecord,
} from '../../server/content/index.ts';

const envelope = {
  id: 7,
  externalId: 'x-7',
  status: 'published',
  sample: false,
  sourceLang: 'ar',
  fieldsVersion: 1,
  revision: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-03T00:00:00.000Z',
  publishedAt: '2026-01-02T00:00:00.000Z',
} as const;

const practice = (values: PracticeValues): ContentRecord => ({ ...envelope, kind: 'practice', values });
const lesson = (values: LessonValues): ContentRecord => ({ ...envelope, kind: 'lesson', values });
const yearsOf = (start?: string, end?: string): string[] =>
  toSearchDocument(practice({ ...(start && { start }), ...(end && { end }) })).facets.year;

describe('the search document', () => {
  it('holds a practice’s texts by weight and language, rows of groups in order', () => {
    const { texts } = toSearchDocument(
      practice({
        transfer: { ar: 'قبل التكرار', en: 'Before repeating' },
        title: { ar: 'العنوان', en: 'Title' },
        summary: { ar: 'الملخص' },
        components: [{ name: { ar: 'أول', en: 'First' }, how: { ar: 'كيف الأول' } }, { name: { ar: 'ثانٍ' } }],
        results: [{ indicator: { ar: 'مؤشر' }, value: 3, unit: { ar: 'طن' } }],
      }),
    );
    expect(texts).to.deep.equal({
      ar: { title: 'العنوان', summary: 'الملخص', body: 'أول\n\nكيف الأول\n\nثانٍ\n\nمؤشر\n\nقبل التكرار' },
      en: { title: 'Title', summary: '', body: 'First\n\nBefore repeating' },
    });
  });

  it('holds a lesson’s statement as its title, and what happened with the advice as its summary', () => {
    const { texts } = toSearchDocument(
      lesson({
        statement: { ar: 'الدرس' },
        event: { ar: 'ما حدث' },
        cause: { ar: 'السبب' },
        advice: { ar: 'النصيحة' },
      }),
    );
    expect(texts).to.deep.equal({ ar: { title: 'الدرس', summary: 'ما حدث\n\nالنصيحة', body: 'السبب' } });
  });

  it('does not hold the note of the reviewer', () => {
    const { texts } = toSearchDocument(practice({ title: { ar: 'أ' }, reviewer_note: { ar: 'ملاحظة' } }));
    expect(JSON.stringify(texts)).to.not.include('ملاحظة');
  });

  it('carries what is ordered, marked and shown', () => {
    expect(
      toSearchDocument(practice({ title: { en: 'T' }, evidence: 'E3', start: '2021-03' })),
    ).to.deep.include({
      id: 7,
      externalId: 'x-7',
      kind: 'practice',
      sample: false,
      sourceLang: 'ar',
      evidence: 3,
      publishedAt: '2026-01-02T00:00:00.000Z',
      date: '2021-03',
    });
    expect(toSearchDocument(practice({})).evidence).to.equal(-1);
    expect(toSearchDocument(lesson({ observed_on: '2022' }))).to.deep.include({ evidence: -1, date: '2022' });
  });

  it('is found under every code of a practice', () => {
    const { facets } = toSearchDocument(
      practice({
        title: { ar: 'أ', en: 'A', ku: 'ئا' },
        sector: ['WAT', 'AGR'],
        governorate: ['IQ-BA'],
        country: ['FR'],
        start: '2020-11',
        end: '2022-02',
        evidence: 'E0',
        maturity: 'stalled',
        success_themes: ['coordination', 'finance'],
        obstacles: [{ what: { ar: 'عائق' }, theme: 'finance' }, { theme: 'land' }, {}],
      }),
    );
    expect(facets).to.deep.equal({
      kind: ['practice'],
      sector: ['WAT', 'AGR'],
      governorate: ['IQ-BA'],
      country: ['FR'],
      year: ['2020', '2021', '2022'],
      evidence: ['E0'],
      maturity: ['stalled'],
      theme: ['coordination', 'finance', 'land'],
      stage: [],
      language: ['ar', 'en', 'ku'],
    });
  });

  it('is found under every code of a lesson', () => {
    const { facets } = toSearchDocument(
      lesson({ statement: { en: 'L' }, theme: ['land'], stage: 'design', observed_on: '2022-07-01' }),
    );
    expect(facets).to.deep.equal({
      kind: ['lesson'],
      sector: [],
      governorate: [],
      country: [],
      year: ['2022'],
      evidence: [],
      maturity: [],
      theme: ['land'],
      stage: ['design'],
      language: ['en'],
    });
  });

  it('counts under each year of a practice, within reason', () => {
    expect(yearsOf()).to.deep.equal([]);
    expect(yearsOf('2021')).to.deep.equal(['2021']);
    expect(yearsOf('2021-05', '2019-01')).to.deep.equal(['2021']);
    expect(yearsOf('1850', '9999')).to.have.length(30);
    expect(yearsOf('soon', '2020')).to.deep.equal([]);
  });
});
