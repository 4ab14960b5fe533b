import { expect } from 'chai';
import { bothRows } from '../../../../server/web/pages/records/both/both-rows.ts';
import { languageState } from '../../../../server/web/pages/records/record-translation.ts';
import { practiceWith, readerOf } from '../../../support/reader.ts';

const rows = (values: Parameters<typeof practiceWith>[0]) =>
  bothRows({ record: practiceWith(values), translator: readerOf('ar').translator }).map(({ is, ar, en }) => [
    is,
    ar?.text.text ?? null,
    en?.text.text ?? null,
  ]);

describe('a record in both languages', () => {
  it('stands paragraph beside paragraph', () => {
    expect(rows({ problem: { ar: 'أولى\n\nثانية\n\nثالثة', en: 'One\n\nTwo' } })).to.deep.equal([
      ['title', 'عنوان', 'Title'],
      ['section', 'السياق', 'Context'],
      ['text', 'أولى', 'One'],
      ['text', 'ثانية', 'Two'],
      ['text', 'ثالثة', null],
    ]);
  });

  it('says once where a text is missing or outdated', () => {
    const [, , , first, second] = bothRows({
      record: practiceWith({
        summary: { ar: 'ملخص', en: 'Summary', state: { en: 'outdated' } },
        solution: { ar: 'أولى\n\nثانية' },
      }),
      translator: readerOf('ar').translator,
    });
    expect(first?.en?.note).to.equal('Not translated');
    expect(second?.en).to.equal(null);
  });

  it('gives a group’s rows and a result’s figures in each language', () => {
    expect(
      rows({
        components: [{ name: { ar: 'خطوة', en: 'Step' }, how: { ar: 'كيف', en: 'How' } }],
        results: [
          { indicator: { ar: 'الفاقد', en: 'Losses' }, baseline: 42, value: 27, unit: { ar: '%', en: '%' } },
        ],
      }).slice(2),
    ).to.deep.equal([
      ['heading', 'مكوّنات الممارسة وخطوات التنفيذ', 'Components and steps'],
      ['heading', 'خطوة', 'Step'],
      ['text', 'كيف', 'How'],
      ['section', 'النتائج', 'Results'],
      ['heading', 'النتائج المتحققة بالأرقام', 'Results in figures'],
      ['text', 'الفاقد: من 42% إلى 27%', 'Losses: 42% to 27%'],
    ]);
  });
});

describe('how a record stands in a language', () => {
  it('is original, current, partly done or missing', () => {
    const state = (values: Parameters<typeof practiceWith>[0]) =>
      languageState(practiceWith(values), 'en').state;
    expect(state({ problem: { ar: 'م', en: 'P' } })).to.equal('current');
    expect(state({ title: { ar: 'ع' }, problem: { ar: 'م' } })).to.equal('missing');
    expect(state({ problem: { ar: 'م' } })).to.equal('partly');
    expect(languageState(practiceWith({ problem: { ar: 'م' } }), 'ar').state).to.equal('original');
  });

  it('names each field that needs attention once, rows of groups too', () => {
    const { outdated, machine, missing } = languageState(
      practiceWith({
        summary: { ar: 'م', en: 'S', state: { en: 'machine' } },
        solution: { ar: 'ح' },
        obstacles: [
          { what: { ar: 'أ', en: 'a', state: { en: 'outdated' } } },
          { what: { ar: 'ب', en: 'b', state: { en: 'outdated' } } },
        ],
      }),
      'en',
    );
    expect({ outdated, machine, missing }).to.deep.equal({
      outdated: ['obstacles'],
      machine: ['summary'],
      missing: ['solution'],
    });
  });
});
