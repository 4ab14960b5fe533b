import { formatNumber } from '../../../language/index.ts';
import type { PageContext } from '../../page-context.ts';

const kibibyte = 1024;
const mebibyte = kibibyte * kibibyte;

/** "1.4 MB", "320 KB": as sizes are said beside a download. */
export function sizeText(bytes: number, { t, locale }: Pick<PageContext, 't' | 'locale'>): string {
  if (bytes < mebibyte) {
    return t('files:size.kb', { size: formatNumber(Math.max(1, Math.round(bytes / kibibyte)), locale) });
  }
  return t('files:size.mb', { size: formatNumber(Math.round((bytes / mebibyte) * 10) / 10, locale) });
}
