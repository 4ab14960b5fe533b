import { parseQuery } from '../query.ts';

/** What of a query has a meaning: not what is excluded, nor the quotation marks. '' where nothing is left. */
export function meantText(typed: string): string {
  const { words, excluded } = parseQuery(typed);
  if (words.length === 0 && excluded.length > 0) return '';
  // A question is understood whole, with its small words; only orders to the search are taken out.
  const asked =
    excluded.length > 0 ? words.map(({ start, end }) => typed.slice(start, end)).join(' ') : typed;
  return /[\p{L}\p{N}]/u.test(asked) ? asked.replace(/["«»“”„]/gu, ' ').trim() : '';
}
