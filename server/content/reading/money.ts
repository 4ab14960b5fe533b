import { formatNumber, type Locale, type Translate } from '../../language/index.ts';
import type { Vocabularies } from '../../vocabularies/index.ts';

const units = [
  { name: 'billion', size: 1_000_000_000 },
  { name: 'million', size: 1_000_000 },
] as const;

/** The amount in words that are short and still exact: "180 مليون", "1.25 billion"; in full where they are not. */
export function amountInWords(amount: number, locale: Locale, t: Translate): string {
  for (const { name, size } of units) {
    const count = amount / size;
    const isExact = Number.isInteger(Math.round(count * 1e9) / 1e7);
    if (amount >= size && isExact) return t(`record:money.${name}`, { count });
  }
  return formatNumber(amount, locale);
}

interface Source {
  locale: Locale;
  t: Translate;
  vocabularies: Vocabularies;
}

/**
 * "180 مليون دينار عراقي" / "IQD 180 million".
 * @param amount in whole units of the currency
 * @param currency code; dinars where a record does not say
 */
export function moneyText(
  amount: number,
  currency: string | undefined,
  { locale, t, vocabularies }: Source,
): string {
  const code = currency ?? 'IQD';
  return t('record:money.amount', {
    amount: amountInWords(amount, locale, t),
    code,
    name: vocabularies.get('currencies').label(code, locale),
  });
}
