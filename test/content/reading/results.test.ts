import { expect } from 'chai';
import type { Locale } from '../../../server/language/index.ts';
import { resultViews, type PracticeValues } from '../../../server/content/index.ts';
import { practiceWith, readingIn } from '../../support/reader.ts';

type Result = NonNullable<PracticeValues['results']>[number];

const view = (result: Result, locale: Locale = 'en') => {
  const record = practiceWith({});
  return resultViews([{ indicator: { ar: 'فاقد', en: 'Losses' }, ...result }], readingIn(record, locale))[0];
};

describe('a result in figures', () => {
  const percent = { ar: '%', en: '%' };

  it('carries its percent sign, and names any other unit', () => {
    const losses = view({ baseline: 42, value: 27, unit: percent });
    expect([losses?.before?.text, losses?.after.text, losses?.unit]).to.deep.equal(['42%', '27%', null]);
    expect(view({ value: 1850.5, unit: { en: 'tonnes' } })).to.deep.include({
      before: null,
      after: { text: '1,850.5', language: 'en' },
      unit: { text: 'tonnes', language: 'en' },
    });
  });

  it('says millions in words where that is exact', () => {
    expect(view({ value: 33_000_000 }, 'ar')?.after.text).to.equal('33 مليون');
    expect(view({ value: 3_000_000 }, 'ar')?.after.text).to.equal('3 ملايين');
    expect(view({ value: 33_000_001 })?.after.text).to.equal('33,000,001');
  });

  it('is drawn over a baseline of zero, the higher of both to the full', () => {
    expect(view({ baseline: 50, value: 25 })?.bars).to.deep.equal({ before: 120, after: 60 });
    expect(view({ baseline: 0, value: 74 })?.bars).to.deep.equal({ before: 0, after: 120 });
    expect(view({ baseline: 1, value: 100_000 })?.bars).to.deep.equal({ before: 1, after: 120 });
  });

  it('is not drawn where there is nothing to compare, or a bar would stand on its head', () => {
    for (const result of [{ value: 5 }, { baseline: -2, value: 5 }, { baseline: 0, value: 0 }]) {
      expect(view(result)?.bars).to.equal(null);
    }
  });

  it('is left out without a value or a name', () => {
    expect(view({ baseline: 5 })).to.equal(undefined);
    expect(resultViews([{ value: 5 }], readingIn(practiceWith({}), 'en'))).to.deep.equal([]);
  });
});
