import type { Locale } from '../../../language/index.ts';
import type { Vocabulary } from '../../../vocabularies/index.ts';
import type { Translate } from '../../i18n.ts';

export interface MapTile {
  code: string;
  label: string;
  count: number;
  href: string;
  /** m0 (nothing yet) to m4 (the most). */
  shade: string;
}

export interface LegendEntry {
  shade: string;
  label: string;
}

export interface GovernorateMap {
  tiles: MapTile[];
  /** Codes of governorates that take no part: empty tiles. */
  away: string[];
  legend: LegendEntry[];
}

/** Inclusive. */
export interface CountClass {
  from: number;
  to: number;
}

/** Where a governorate stands in the schematic is in `public/css/map.css`; these have no tile of their own. */
const offTheMap = new Set(['X-HALABJA', 'IQ-KR']);
const mostClasses = 4;

/** At most four classes of counts above 0, each with about as many governorates; fewer where counts repeat. */
export function classesOf(counts: readonly number[]): CountClass[] {
  const sorted = counts.filter((count) => count > 0).sort((one, other) => one - other);
  const tops = Array.from({ length: mostClasses }, (_, quarter) => {
    return sorted[Math.ceil(((quarter + 1) * sorted.length) / mostClasses) - 1];
  });
  const distinct = [...new Set(tops.filter((top) => top !== undefined))];
  return distinct.map((to, index) => ({ from: (distinct[index - 1] ?? 0) + 1, to }));
}

/** Fewer classes take the darker shades last: one class is m1, four are m1 to m4. */
const shadeOf = (count: number, classes: readonly CountClass[]): string =>
  `m${classes.findIndex(({ to }) => count <= to) + 1}`;

function legendOf(
  classes: readonly CountClass[],
  t: Translate,
  hasEmpty: boolean,
  hasAway: boolean,
): LegendEntry[] {
  const last = classes.length - 1;
  const entries = classes.map(({ from, to }, index) => {
    const shade = `m${index + 1}`;
    if (from === to) return { shade, label: t('governorates:legend.exactly', { to }) };
    if (index === last && last > 0) return { shade, label: t('governorates:legend.atLeast', { from }) };
    if (index === 0) return { shade, label: t('governorates:legend.upTo', { to }) };
    return { shade, label: t('governorates:legend.range', { from, to }) };
  });
  return [
    ...(hasEmpty ? [{ shade: 'm0', label: t('governorates:legend.none') }] : []),
    ...entries,
    ...(hasAway ? [{ shade: 'away', label: t('governorates:legend.away') }] : []),
  ];
}

interface Sources {
  governorates: Vocabulary;
  /** Code → number of records. */
  counts: Readonly<Record<string, number>>;
  locale: Locale;
  t: Translate;
  href: (code: string) => string;
}

/** The schematic map: the members and whoever has records, coloured by how many. */
export function governorateMap({ governorates, counts, locale, t, href }: Sources): GovernorateMap {
  const placed = governorates.terms.filter(({ code }) => !offTheMap.has(code));
  const shown = placed.filter(({ code, member }) => member === true || (counts[code] ?? 0) > 0);
  const away = placed.filter((term) => !shown.includes(term)).map(({ code }) => code);
  const classes = classesOf(shown.map(({ code }) => counts[code] ?? 0));
  const tiles = shown.map((term) => {
    const count = counts[term.code] ?? 0;
    return {
      code: term.code,
      label: term[locale],
      count,
      href: href(term.code),
      shade: count === 0 ? 'm0' : shadeOf(count, classes),
    };
  });
  const hasEmpty = tiles.some(({ count }) => count === 0);
  return { tiles, away, legend: legendOf(classes, t, hasEmpty, away.length > 0) };
}
