import { facetNames, type FacetCounts, type FacetName, type SearchQuery } from '../../search-engine.ts';
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
  private readonly records: RecordTable;
  private readonly active: { name: FacetName; index: number; accepted: Uint8Array }[] = [];
  private readonly counts: Uint32Array[];

  constructor(records: RecordTable, query: Wanted) {
    this.records = records;
    this.counts = facetNames.map((name) => new Uint32Array(records.facets[name].combinations.length));
    for (const [index, name] of facetNames.entries()) {
      const accepts = acceptsCodes(query, name);
      if (accepts) this.active.push({ name, index, accepted: records.facets[name].accepting(accepts) });
    }
  }

  /** Counts the record in `slot`. @returns whether it passes every filter */
  take(slot: number): boolean {
    let failed = -1;
    for (const { name, index, accepted } of this.active) {
      if (accepted[this.records.facets[name].at(slot)] === 1) continue;
      if (failed >= 0) return false;
      failed = index;
    }
    if (failed >= 0) {
      this.count(failed, slot);
      return false;
    }
    for (let index = 0; index < facetNames.length; index++) this.count(index, slot);
    this.total++;
    return true;
  }

  private count(facet: number, slot: number): void {
    const counts = this.counts[facet]!;
    const combination = this.records.facets[facetNames[facet]!].at(slot);
    counts[combination] = counts[combination]! + 1;
  }

  facets(): FacetCounts {
    return Object.fromEntries(
      facetNames.map((name, index) => [name, this.records.facets[name].toCounts(this.counts[index]!)]),
    ) as FacetCounts;
  }
}
