import type { Locale } from '../language/index.ts';
import type { SearchHit, SearchQuery } from '../search/index.ts';
import type { MarkedText } from '../text/index.ts';
import type { CardContext } from './cards.ts';
import { paths } from './paths.ts';

/** Everything under `filters`, the newest first; its facets count what the lists show. */
export const newestQuery = (locale: Locale, filters: SearchQuery['filters'], limit: number): SearchQuery => ({
  text: '',
  locale,
  filters,
  sort: 'newest',
  limit,
  offset: 0,
});

/** One line of a list of newest records. */
export interface NewestItem {
  href: string;
  title: MarkedText;
  sample: boolean;
  facts: string[];
  publishedAt: string;
}

/** @param shows the facets whose labels tell where the record belongs, beyond the page's own */
export function newestItem(
  { document, title }: SearchHit,
  { locale, vocabularies }: CardContext,
  shows: readonly ('place' | 'sector')[] = ['place', 'sector'],
): NewestItem {
  const { governorate, country, sector } = document.facets;
  const places = [
    ...governorate.map((code) => vocabularies.get('governorates').label(code, locale)),
    ...(governorate.length > 0
      ? []
      : country.map((code) => vocabularies.get('countries').label(code, locale))),
  ];
  const sectors = sector.slice(0, 1).map((code) => vocabularies.get('sectors').label(code, locale));
  return {
    href: paths.record(locale, document.kind, document.id),
    title,
    sample: document.sample,
    facts: [...(shows.includes('place') ? places : []), ...(shows.includes('sector') ? sectors : [])],
    publishedAt: document.publishedAt,
  };
}
