import type { Problem } from '../../../../errors.ts';

/** A form as it was sent: one value, or several of one name. */
export type FormBody = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The last value of a name; '' without one. */
export function oneOf(body: FormBody, name: string): string {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  const last = typeof value === 'string' ? value : value?.at(-1);
  return typeof last === 'string' ? last : '';
}

export function listOf(body: FormBody, name: string): string[] {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value.filter((one) => typeof one === 'string');
}

export const has = (body: FormBody, name: string): boolean => Object.hasOwn(body, name);

/** Text as people mean it: line ends of one kind, nothing behind the last word; a name in one line. */
export function cleanText(text: string, limit: number): string {
  const lines = text.replace(/\r\n?/g, '\n').trimEnd();
  return limit <= 160 ? lines.replace(/\s*\n\s*/g, ' ').trim() : lines.replace(/^\n+/, '');
}

const eastern = /[٠-٩۰-۹]/g;

/** Digits of either script as 0–9; Arabic and Latin separators as people type them. */
export const westernDigits = (text: string): string =>
  text.replace(eastern, (digit) => String(digit.codePointAt(0)! % 16));

/** A number as it is typed: "31,000", "٣١٬٠٠٠", "4٫5"; undefined where nothing is. */
export function readNumber(typed: string): { value?: number; problem?: Omit<Problem, 'path'> } {
  const text = westernDigits(typed)
    .replace(/[\s,٬،]/g, '')
    .replace('٫', '.');
  if (text === '') return {};
  return /^[-+−]?\d{1,15}(\.\d{1,6})?$/.test(text)
    ? { value: Number(text.replace('−', '-')) }
    : { problem: { code: 'form.number' } };
}

/** Year, month and day as they are typed, each where the one before it is: YYYY, YYYY-MM, YYYY-MM-DD. */
export function readDate(year: string, month: string, day: string): { value?: string } {
  const [y, m, d] = [year, month, day].map((part) => westernDigits(part).trim());
  if (!y && !m && !d) return {};
  const two = (part: string): string => part.padStart(2, '0');
  return { value: [y, ...(m || d ? [two(m ?? '')] : []), ...(d ? [two(d)] : [])].join('-') };
}

/** "33.31, 44.36" */
export function readPoint(typed: string): {
  value?: { latitude: number; longitude: number };
  problem?: Omit<Problem, 'path'>;
} {
  const text = westernDigits(typed).trim();
  if (text === '') return {};
  const match = /^(-?\d{1,2}(?:\.\d{1,8})?)\s*[,،\s]\s*(-?\d{1,3}(?:\.\d{1,8})?)$/.exec(text);
  return match
    ? { value: { latitude: Number(match[1]), longitude: Number(match[2]) } }
    : { problem: { code: 'point.form' } };
}
