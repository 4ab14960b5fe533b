import { formatNumber } from '../../../language/index.ts';
import type { PageContext } from '../../page-context.ts';

const kibibyte = 1024;
const mebibyte = kibibyte * kibibyte;
const gibibyte = kibibyte * mebibyte;

const toTenth = (value: number): number => Math.round(value * 10) / 10;

/** "1.4 MB", "320 KB", "70.9 GB". */
export function sizeText(bytes: number, { t, locale }: Pick<PageContext, 't' | 'locale'>): string {
  if (bytes < mebibyte) {
    // Something is never nothing.
    const size = Math.max(Math.sign(bytes), Math.round(bytes / kibibyte));
    return t('files:size.kb', { size: formatNumber(size, locale) });
  }
  const [unit, one] = bytes < gibibyte ? (['mb', mebibyte] as const) : (['gb', gibibyte] as const);
  return t(`files:size.${unit}`, { size: formatNumber(toTenth(bytes / one), locale) });
}
