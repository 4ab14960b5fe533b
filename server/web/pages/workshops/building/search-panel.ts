import type { SearchQuery, SearchService } from '../../../../search/index.ts';
import { governoratesOf, type Workshop } from '../../../../workshops/index.ts';
import type { Vocabularies } from '../../../../vocabularies/index.ts';
import type { PageContext } from '../../../page-context.ts';
import { paths, type RecordKind } from '../../../paths.ts';
import { textOf } from '../form-values.ts';

const mostShown = 12;
const longestQuestion = 300;

interface Sources {
  workshop: Workshop;
  /** Codes of the sectors of what is picked already. */
  sectors: readonly string[];
  search: SearchService;
  vocabularies: Vocabularies;
  /** The query string of the page. */
  query: unknown;
}

type Filters = SearchQuery['filters'];

/**
 * Whose records are proposed, the nearest first: of the sectors that are picked already in the governorates of those
 * who come, of these governorates, of these sectors elsewhere.
 */
function proposedOf({ workshop, sectors }: Sources): Filters[] {
  const governorate = governoratesOf(workshop);
  return [
    ...(governorate.length > 0 && sectors.length > 0 ? [{ governorate, sector: sectors }] : []),
    ...(governorate.length > 0 ? [{ governorate }] : []),
    ...(sectors.length > 0 ? [{ sector: sectors }] : []),
  ];
}

/** What can be picked: found by words, or proposed by the sectors and governorates of the workshop. */
export async function searchPanel(sources: Sources, context: PageContext) {
  const { search, vocabularies, query } = sources;
  const text = textOf(query, 'q').slice(0, longestQuestion);
  const sector = textOf(query, 'sector');
  const kind = textOf(query, 'kind');
  const proposed = text === '' ? proposedOf(sources) : [];
  const isProposed = proposed.length > 0;
  const { locale } = context;
  const found = await Promise.all(
    (isProposed ? proposed : [{}]).map((filters) =>
      search.search({
        text,
        locale,
        filters: {
          ...filters,
          ...(vocabularies.get('sectors').has(sector) ? { sector: [sector] } : {}),
          ...(kind === 'practice' || kind === 'lesson' ? { kind: [kind] } : {}),
        },
        sort: text === '' ? 'newest' : 'relevance',
        limit: mostShown,
        offset: 0,
      }),
    ),
  );
  const total = Math.max(...found.map((one) => one.total));
  const hits = [
    ...new Map(found.flatMap((one) => one.hits.map((hit) => [hit.document.id, hit] as const))).values(),
  ].slice(0, mostShown);
  const label = (code: string): string => vocabularies.get('governorates').label(code, locale);
  return {
    text,
    isProposed,
    total,
    sectors: vocabularies.get('sectors').terms.map((term) => ({
      value: term.code,
      label: term[locale],
      isChosen: term.code === sector,
    })),
    kinds: (['practice', 'lesson'] as RecordKind[]).map((one) => ({
      value: one,
      label: context.t(`workshops:kind.${one}`),
      isChosen: one === kind,
    })),
    hits: hits.map(({ document, title }) => ({
      id: document.id,
      kind: document.kind,
      title,
      href: paths.record(locale, document.kind, document.id),
      places: document.facets.governorate.map(label).join(context.t('workshops:list.comma')),
    })),
  };
}
