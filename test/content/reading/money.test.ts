import { expect } from 'chai';
import type { Locale } from '../../../server/language/index.ts';
import { moneyText } from '../../../server/content/index.ts';
import { readerOf, vocabularies } from '../../support/reader.ts';

const money = (amount: number, locale: Locale, currency?: string) =>
  moneyText(amount, currency, { ...readerOf(locale), vocabularies });

describe('an amount of money', () => {
  it('is short and exact in both languages', () => {
    const amounts: [number, string, string][] = [
      [180_000_000, '180 مليون دينار عراقي', 'IQD 180 million'],
      [162_450_000, '162.45 مليون دينار عراقي', 'IQD 162.45 million'],
      [1_250_000_000, '1.25 مليار دينار عراقي', 'IQD 1.25 billion'],
      [2_000_000, 'مليونا دينار عراقي', 'IQD 2 million'],
      [7_000_000, '7 ملايين دينار عراقي', 'IQD 7 million'],
      [950_000, '950,000 دينار عراقي', 'IQD 950,000'],
      [0, '0 دينار عراقي', 'IQD 0'],
    ];
    for (const [amount, ar, en] of amounts) {
      expect([money(amount, 'ar'), money(amount, 'en')]).to.deep.equal([ar, en]);
    }
  });

  it('is written in full where words would round it', () => {
    expect(money(162_456_789, 'en')).to.equal('IQD 162,456,789');
    expect(money(1_234_500_000, 'en')).to.equal('IQD 1,234.5 million');
  });

  it('names another currency', () => {
    expect([money(85_000, 'en', 'EUR'), money(85_000, 'ar', 'EUR')]).to.deep.equal([
      'EUR 85,000',
      '85,000 يورو',
    ]);
  });
});
