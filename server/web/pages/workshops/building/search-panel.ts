import type { SearchService } from '../../../../search/index.ts';
import { governoratesOf, type Workshop } from '../../../../workshops/index.ts';
import type { Vocabularies } from '../../../../vocabularies/index.ts';
import type { PageContext } from '../../../page-context.ts';
import { paths, type RecordKind } from '../../../paths.ts';
import { textOf } from '../form-values.ts';

const mostShown = 12;
const longestQuestion = 300;

interface Sources {
  workshop: Workshop;
  search: SearchService;
  vocabularies: Vocabularies;
  /** The query string of the page. */
  query: unknown;
}

/** What can be picked: found by words, or proposed by the sectors and governorates of those who come. */
export async function searchPanel({ workshop, search, vocabularies, query }: Sources, context: PageContext) {
  const text = textOf(query, 'q').slice(0, longestQuestion);
  const sector = textOf(query, 'sector');
  const kind = textOf(query, 'kind');
  const governorates = governoratesOf(workshop);
  const isProposed = text === '' && governorates.length > 0;
  const { hits, total } = await search.search({
    text,
    locale: context.locale,
    filters: {
      ...(isProposed ? { governorate: governorates } : {}),
      ...(vocabularies.get('sectors').has(sector) ? { sector: [sector] } : {}),
      ...(kind === 'practice' || kind === 'lesson' ? { kind: [kind] } : {}),
    },
    sort: text === '' ? 'newest' : 'relevance',
    limit: mostShown,
    offset: 0,
  });
  const { locale } = context;
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
