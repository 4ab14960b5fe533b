/** Meilisearch's filter language, written by functions alone: no text reaches a filter but through `quoted`. */
export type Filter = string;

/** Longer values are neither codes nor words. */
const longestValue = 100;

/**
 * A value between quotes. The language can escape a quote but not the backslash before one, so a backslash is
 * replaced by a sign that no code and no word holds; so are controls and lone surrogates, which JSON cannot carry.
 */
export const quoted = (value: string): Filter =>
  `"${value
    .slice(0, longestValue)
    .replace(/[\\\p{Cc}\p{Cs}]/gu, '\ufffd')
    .replaceAll('"', '\\"')}"`;

/** Holds for no document. */
export const never: Filter = 'shown = "never"';
/** Holds for every record: not for what the index says of itself, nor for what was taken out of it. */
export const always: Filter = 'shown = true';

/** The attribute holds one of `values`. */
export const isOneOf = (attribute: string, values: readonly (string | number)[]): Filter =>
  values.length === 0
    ? never
    : `${attribute} IN [${values.map((value) => (typeof value === 'number' ? String(value) : quoted(value))).join(', ')}]`;

export const not = (filter: Filter): Filter =>
  filter === always ? never : filter === never ? always : `NOT (${filter})`;

export function all(filters: readonly Filter[]): Filter {
  const kept = [...new Set(filters)].filter((filter) => filter !== always);
  if (kept.includes(never)) return never;
  return kept.length === 0
    ? always
    : kept.length === 1
      ? kept[0]!
      : kept.map((one) => `(${one})`).join(' AND ');
}

export function any(filters: readonly Filter[]): Filter {
  const kept = [...new Set(filters)].filter((filter) => filter !== never);
  if (kept.includes(always)) return always;
  return kept.length === 0
    ? never
    : kept.length === 1
      ? kept[0]!
      : kept.map((one) => `(${one})`).join(' OR ');
}

/** `filter` among records alone: a filter that says what a document is not would hold for the others too. */
export const amongRecords = (filter: Filter): Filter =>
  filter === always ? always : `${always} AND (${filter})`;

export interface Weighted {
  filter: Filter;
  weight: number;
}

/**
 * Holds where the weights of the filters that hold come to `least`. Branches on the heaviest filter first and
 * stops where the rest cannot matter: at most a few dozen branches for eight filters.
 */
export function atLeast(weighted: readonly Weighted[], least: number): Filter {
  const sorted = weighted.filter(({ weight }) => weight > 0).sort((one, other) => other.weight - one.weight);
  // What the filters from each on can still add.
  const rest = [...sorted, { weight: 0 }].map((_, from) =>
    sorted.slice(from).reduce((sum, { weight }) => sum + weight, 0),
  );
  const branch = (from: number, needed: number): Filter => {
    if (needed <= 0) return always;
    if (rest[from]! < needed) return never;
    const { filter, weight } = sorted[from]!;
    return any([all([filter, branch(from + 1, needed - weight)]), branch(from + 1, needed)]);
  };
  return branch(0, least);
}
