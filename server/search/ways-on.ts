import { otherLocale } from '../language/index.ts';
import { facetNames, type SearchQuery } from './search-engine.ts';
import type { WayOn } from './search-results.ts';

type Count = (query: SearchQuery) => Promise<number>;

const hasYears = ({ yearFrom, yearTo }: SearchQuery): boolean =>
  yearFrom !== undefined || yearTo !== undefined;

function withoutYears(query: SearchQuery): SearchQuery {
  const { yearFrom: _from, yearTo: _to, ...rest } = query;
  return rest;
}

/** Other questions near an empty result, each with the number of records that it would give; none that gives 0. */
export async function findWaysOn(query: SearchQuery, count: Count): Promise<WayOn[]> {
  const active = facetNames.filter((name) => query.filters[name]?.length);
  const asked: { way: (total: number) => WayOn; query: SearchQuery }[] = active.map((facet) => ({
    way: (total) => ({ kind: 'drop-filter', facet, codes: query.filters[facet] ?? [], total }),
    query: { ...query, filters: { ...query.filters, [facet]: [] } },
  }));
  if (hasYears(query)) {
    asked.push({
      way: (total) => ({ kind: 'drop-filter', facet: 'years', codes: [], total }),
      query: withoutYears(query),
    });
  }
  if (asked.length > 1) {
    asked.push({
      way: (total) => ({ kind: 'drop-all-filters', total }),
      query: { ...withoutYears(query), filters: {} },
    });
  }
  const [chosen, ...more] = query.filters.language ?? [];
  if ((chosen === 'ar' || chosen === 'en') && more.length === 0) {
    const language = otherLocale(chosen);
    asked.push({
      way: (total) => ({ kind: 'other-language', language, total }),
      query: { ...query, filters: { ...query.filters, language: [language] } },
    });
  }
  if (query.verbatim) {
    const { verbatim: _as, ...freely } = query;
    asked.push({ way: (total) => ({ kind: 'not-verbatim', total }), query: freely });
  }
  const ways = await Promise.all(asked.map(async ({ way, query: other }) => way(await count(other))));
  return ways.filter(({ total }) => total > 0);
}
