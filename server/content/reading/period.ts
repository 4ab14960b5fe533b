import { formatDate } from '../../language/index.ts';
import type { Reading } from './reading.ts';

/** "كانون الثاني 2020 إلى آب 2022", "since January 2020", one date where both are the same. */
export function periodText(
  start: string | undefined,
  end: string | undefined,
  { locale, t }: Reading,
): string {
  const [from, to] = [start, end].map((date) => (date ? formatDate(date, locale) : ''));
  if (from && to && from !== to) return t('record:period.between', { from, to });
  if (from && !to) return t('record:period.since', { from });
  return from || to || '';
}
