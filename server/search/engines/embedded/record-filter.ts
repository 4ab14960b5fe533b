import { facetNames, type FacetCounts, type FacetName, type SearchQuery } from '../../search-engine.ts';
import type { FacetColumn } from './facet-column.ts';
import type { RecordTable } from './record-table.ts';

type Wanted = Pick<SearchQuery, 'filters' | 'yearFrom' | 'yearTo'>;

function acceptsCodes(query: Wanted, name: FacetName): ((codes: readonly string[]) => boolean) | undefined {
  const chosen = query.filters[name];
  const { yearFrom = -Infinity, yearTo = Infinity } = query;
  const bounded = name === 'year' && (yearFrom !== -Infinity || yearTo !== Infinity);
  if (!chosen?.length && !bounded) return undefined;
  const wanted = chosen?.length ? new Set(chosen) : undefined;
  return (codes) =>
    codes.some((code) => (wanted?.has(code) ?? true) && (!bounded || (+code >= yearFrom && +code <= yearTo)));
}

/**
 * Filters and counts in one pass. A record that fails no filter counts under every facet; one that fails only
 * the filter of one facet counts under that facet alone: so a facet's own choice leaves its other counts.
 */
export class RecordFilter {
  total = 0;
  private readonly columns: readonly FacetColumn[];
  private readonly active: { index: number; accepted: Uint8Array }[] = [];
  private readonly counts: Uint32Array[];

  constructor(records: RecordTable, query: Wanted) {
    this.columns = facetNames.map((name) => records.facets[name]);
    this.counts = this.columns.map(({ combinations }) => new Uint32Array(combinations.length));
    for (const [index, name] of facetNames.entries()) {
      const accepts = acceptsCodes(query, name);
      if (accepts) this.active.push({ index, accepted: records.facets[name].accepting(accepts) });
    }
  }

  /** Counts the record in `slot` where it fails one filter. @returns whether it passes every filter */
  take(slot: number): boolean {
    let failed = -1;
    for (const { index, accepted } of this.active) {
      if (accepted[this.columns[index]!.at(slot)] === 1) continue;
      if (failed >= 0) return false;
      failed = index;
    }
    if (failed >= 0) {
      const counts = this.counts[failed]!;
      const combination = this.columns[failed]!.at(slot);
      counts[combination] = counts[combination]! + 1;
      return false;
    }
    this.total++;
    return true;
  }

  /** @param passed slots of the records that passed: counted facet by facet, which is a few times as fast */
  facets(passed: Uint32Array): FacetCounts {
    const counts = this.columns.map((column, index) => {
      const perCombination = this.counts[index]!.slice();
      column.count(passed, perCombination);
      return [facetNames[index], column.toCounts(perCombination)];
    });
    return Object.fromEntries(counts) as FacetCounts;
  }
}
