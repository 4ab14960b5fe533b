import { facetNames, type FacetCounts, type FacetName, type SearchQuery } from '../../search-engine.ts';
import { all, always, amongRecords, isOneOf, type Filter } from './filters.ts';
import type { Answer, Question } from './multi-search.ts';

type Chosen = Pick<SearchQuery, 'filters' | 'yearFrom' | 'yearTo'>;

const hasBounds = ({ yearFrom, yearTo }: Chosen): boolean => yearFrom !== undefined || yearTo !== undefined;

/** The filter of one facet; `always` where nothing is chosen under it. */
function filterOf(name: FacetName, query: Chosen): Filter {
  const chosen = query.filters[name] ?? [];
  if (name !== 'year' || !hasBounds(query)) return chosen.length > 0 ? isOneOf(name, chosen) : always;
  const from = Math.trunc(query.yearFrom ?? 0);
  const to = Math.trunc(query.yearTo ?? 9_999);
  if (chosen.length === 0) return `years ${from} TO ${to}`;
  // One and the same year must be chosen and between the two.
  return isOneOf(
    name,
    chosen.filter((code) => Number(code) >= from && Number(code) <= to),
  );
}

/** The filters that a reader chose, but for those of `without`. */
export const chosenFilter = (query: Chosen, without?: FacetName): Filter =>
  all(facetNames.filter((name) => name !== without).map((name) => filterOf(name, query)));

/** Counts of the total and of each facet: the facets that are chosen under are counted without their own choice. */
export class FacetQuestions {
  readonly questions: Question[];
  private readonly active: FacetName[];

  constructor(found: Filter, query: Chosen) {
    this.active = facetNames.filter((name) => filterOf(name, query) !== always);
    const passive = facetNames.filter((name) => !this.active.includes(name));
    this.questions = [
      { filter: amongRecords(all([found, chosenFilter(query)])), limit: 0, facets: passive },
      ...this.active.map((name) => ({
        filter: amongRecords(all([found, chosenFilter(query, name)])),
        limit: 0,
        facets: [name],
      })),
      // Every code that any record has: those that nothing is found under stay, with 0.
      { filter: always, limit: 0, facets: facetNames },
    ];
  }

  /** @param answers to `questions`, in their order */
  read(answers: readonly Answer[]): { total: number; facets: FacetCounts } {
    const [first, ...rest] = answers;
    const every = rest.pop()?.facetDistribution ?? {};
    const counted: Record<string, Record<string, number>> = { ...first?.facetDistribution };
    for (const [at, name] of this.active.entries()) counted[name] = rest[at]?.facetDistribution?.[name] ?? {};
    const facets = Object.fromEntries(
      facetNames.map((name) => {
        const codes = Object.keys(every[name] ?? {});
        return [name, Object.fromEntries(codes.map((code) => [code, counted[name]?.[code] ?? 0]))];
      }),
    ) as FacetCounts;
    return { total: first?.estimatedTotalHits ?? 0, facets };
  }
}
