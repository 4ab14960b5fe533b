import { intlTag, type Locale } from './locale.ts';

const partialDate = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/;

/** Intl puts marks of direction around numbers; the page isolates by itself. */
const withoutMarks = (text: string): string => text.replace(/[\u200e\u200f\u061c]/g, '');

const formats = new Map<string, Intl.DateTimeFormat>();

/** Kept, since making one costs more than all that a page does with it. */
function dateFormat(locale: Locale, hasDay: boolean, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${hasDay} ${timeZone}`;
  let format = formats.get(key);
  if (!format) {
    const day = hasDay ? ({ day: 'numeric' } as const) : {};
    format = new Intl.DateTimeFormat(intlTag[locale], { year: 'numeric', month: 'long', ...day, timeZone });
    formats.set(key, format);
  }
  return format;
}

/**
 * A day, a month or a year as it is written in `locale`: "14 أيلول 2022", "أيلول 2022", "2022".
 * @param date YYYY, YYYY-MM, YYYY-MM-DD or an ISO 8601 instant (its day in Iraq); anything else is given back
 */
export function formatDate(date: string, locale: Locale): string {
  const [, year, month, day] = partialDate.exec(date) ?? [];
  if (year === undefined) return date;
  if (month === undefined) return year;
  const isInstant = date.includes('T');
  const at = new Date(isInstant ? date : `${year}-${month}-${day ?? '01'}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return date;
  return withoutMarks(dateFormat(locale, day !== undefined, isInstant ? 'Asia/Baghdad' : 'UTC').format(at));
}

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Baghdad',
});

/** The time of an ISO 8601 instant in Iraq, the same in both languages: "14:05". */
export const formatTime = (instant: string): string => clock.format(new Date(instant));
