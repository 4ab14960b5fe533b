import type { Locale } from '../language/index.ts';
import type {
  FacetCounts,
  FacetName,
  SearchHit,
  SearchQuery,
  SearchResults,
  SearchService,
} from '../search/index.ts';
import type { MarkedText } from '../text/index.ts';
import type { CardContext } from './cards.ts';
import { paths, type RecordKind } from './paths.ts';

type Filters = SearchQuery['filters'];

/** The newest of each kind, each with the counts of all of its kind. */
export interface NewestOfBoth {
  practice: SearchResults;
  lesson: SearchResults;
}

/** @throws EngineUnavailable while the index is getting ready */
export async function findNewest(
  search: SearchService,
  locale: Locale,
  filters: Filters,
  limit: number,
): Promise<NewestOfBoth> {
  const ofKind = (kind: RecordKind): Promise<SearchResults> =>
    search.search({
      text: '',
      locale,
      filters: { ...filters, kind: [kind] },
      sort: 'newest',
      limit,
      offset: 0,
    });
  const [practice, lesson] = await Promise.all([ofKind('practice'), ofKind('lesson')]);
  return { practice, lesson };
}

/** Counts of both kinds together. */
export function countsOf({ practice, lesson }: NewestOfBoth, facet: FacetName): FacetCounts[FacetName] {
  const sum = { ...practice.facets[facet] };
  for (const [code, count] of Object.entries(lesson.facets[facet])) sum[code] = (sum[code] ?? 0) + count;
  return sum;
}

/** One line of a list of newest records. */
export interface NewestItem {
  href: string;
  title: MarkedText;
  sample: boolean;
  /** Where it belongs, in words. */
  facts: string[];
  publishedAt: string;
}

/** A column of `partials/newest.hbs`. */
export interface NewestColumn {
  kind: RecordKind;
  total: number;
  /** All of them, and where they are. */
  all: string;
  href: string;
  items: NewestItem[];
}

/** What a line says besides the title: not what the whole page is about. */
export type Shown = 'place' | 'sector';

function newestItem(
  { document, title }: SearchHit,
  context: CardContext,
  shows: readonly Shown[],
): NewestItem {
  const { locale, vocabularies } = context;
  const { governorate, country, sector } = document.facets;
  const label = (name: 'governorates' | 'countries' | 'sectors') => (code: string) =>
    vocabularies.get(name).label(code, locale);
  const places =
    governorate.length > 0 ? governorate.map(label('governorates')) : country.map(label('countries'));
  return {
    href: paths.record(locale, document.kind, document.id),
    title,
    sample: document.sample,
    facts: [
      ...(shows.includes('place') ? places : []),
      ...(shows.includes('sector') ? sector.slice(0, 1).map(label('sectors')) : []),
    ],
    publishedAt: document.publishedAt,
  };
}

/** The two columns of newest records under `filters`. */
export function newestColumns(
  newest: NewestOfBoth,
  filters: Filters,
  context: CardContext,
  shows: readonly Shown[] = ['place', 'sector'],
): NewestColumn[] {
  return (['practice', 'lesson'] as const).map((kind) => ({
    kind,
    total: newest[kind].total,
    all: context.t(`card:all.${kind}`, { count: newest[kind].total }),
    href: paths.search(context.locale, { ...filters, kind }),
    items: newest[kind].hits.map((hit) => newestItem(hit, context, shows)),
  }));
}
