const pattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
/** Anything earlier or later than this is a slip of the pen. */
const firstYear = 1900;
const lastYear = 2100;

/** Whether `text` is a year, month or day that really exists: YYYY, YYYY-MM or YYYY-MM-DD, from 1900 to 2100. */
export function isPartialDate(text: string): boolean {
  const match = pattern.exec(text);
  if (!match) return false;
  const [, yearPart, monthPart = '01', dayPart = '01'] = match;
  const [year, month, day] = [Number(yearPart), Number(monthPart), Number(dayPart)];
  if (year < firstYear || year > lastYear) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Whether `end` lies wholly before `start`; a month or year is not before a day within it. */
export function isBefore(end: string, start: string): boolean {
  const precision = Math.min(end.length, start.length);
  return end.slice(0, precision) < start.slice(0, precision);
}
