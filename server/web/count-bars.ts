import type { Locale } from '../language/index.ts';
import type { Vocabulary } from '../vocabularies/index.ts';

/** A row of `partials/count-bars.hbs`. */
export interface CountBar {
  label: string;
  count: number;
  /** Of the longest bar, 1 to 100. */
  percent: number;
  href: string;
}

/** One bar for each code that has records, the most first; equal ones in the order of the vocabulary. */
export function countBars(
  vocabulary: Vocabulary,
  counts: Readonly<Record<string, number>>,
  locale: Locale,
  href: (code: string) => string,
): CountBar[] {
  const most = Math.max(1, ...Object.values(counts));
  return vocabulary.terms
    .map((term) => ({ term, count: counts[term.code] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count)
    .map(({ term, count }) => ({
      label: term[locale],
      count,
      percent: Math.max(1, Math.round((100 * count) / most)),
      href: href(term.code),
    }));
}
