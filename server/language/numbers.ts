import { intlTag, type Locale } from './locale.ts';

const formats = {
  ar: new Intl.NumberFormat(intlTag.ar, { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat(intlTag.en, { maximumFractionDigits: 2 }),
} as const;

/** A number in Western digits, grouped: "31,000", "4.5"; at most two decimals. */
export const formatNumber = (value: number, locale: Locale): string =>
  formats[locale].format(value).replace(/[\u200e\u200f\u061c]/g, '');
