/** More years than these are not drawn: the latest are. */
const mostBars = 24;
/** So many bars still leave room for a year below each, and so many for a count above it. */
const mostNamed = 7;
const mostCounted = 12;
/** Pixels of the highest bar. */
const fullHeight = 56;

export interface YearBar {
  year: string;
  count: number;
  /** Pixels. */
  height: number;
  within: boolean;
}

export interface YearsView {
  bars: YearBar[];
  /** Whether there is room for the year of each bar; only the first and the last are named otherwise. */
  named: boolean;
  /** Whether there is room for the count of each. */
  counted: boolean;
  first: string;
  last: string;
  /** What "from" and "to" offer, the earliest first. */
  from: { year: string; selected: boolean }[];
  to: { year: string; selected: boolean }[];
}

interface Bounds {
  yearFrom?: number;
  yearTo?: number;
}

/** The years of the records as bars, without gaps in time, and the choices of the first and last year. */
export function yearsView(counts: Readonly<Record<string, number>>, { yearFrom, yearTo }: Bounds): YearsView {
  const found = Object.keys(counts)
    .filter((year) => (counts[year] ?? 0) > 0)
    .map(Number)
    .sort((one, other) => one - other);
  const last = found.at(-1) ?? 0;
  const first = Math.max(found[0] ?? 1, last - mostBars + 1);
  const years = Array.from({ length: last === 0 ? 0 : last - first + 1 }, (_, index) => first + index);
  const most = Math.max(1, ...years.map((year) => counts[year] ?? 0));
  const bars = years.map((year) => {
    const count = counts[year] ?? 0;
    return {
      year: String(year),
      count,
      height: count === 0 ? 0 : Math.max(2, Math.round((count / most) * fullHeight)),
      within: year >= (yearFrom ?? -Infinity) && year <= (yearTo ?? Infinity),
    };
  });
  /** What was asked for stays a choice, though no record is of that year. */
  const options = (asked: number | undefined) =>
    [...new Set([...years, ...(asked === undefined ? [] : [asked])])]
      .sort((one, other) => one - other)
      .map((year) => ({ year: String(year), selected: year === asked }));
  return {
    bars,
    named: bars.length <= mostNamed,
    counted: bars.length <= mostCounted,
    first: bars[0]?.year ?? '',
    last: bars.at(-1)?.year ?? '',
    from: options(yearFrom),
    to: options(yearTo),
  };
}
