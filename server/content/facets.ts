import { contentLanguages } from '../language/index.ts';
import type { FacetName } from '../search/index.ts';
import type { LessonValues, PracticeValues } from './fields/index.ts';
import { titleOf, type ContentRecord } from './record.ts';

type Facets = Record<FacetName, string[]>;

/** A practice that runs longer counts under its first years only: a slip in a date must not fill the list. */
const mostYears = 30;

const yearOf = (date: string | undefined): number | undefined => {
  const year = Number(date?.slice(0, 4));
  return Number.isInteger(year) && year > 0 ? year : undefined;
};

/** Every year from the first to the last; the first alone while there is no end, or one that lies before it. */
function yearsBetween(start: string | undefined, end: string | undefined): string[] {
  const first = yearOf(start);
  if (first === undefined) return [];
  const last = Math.max(first, yearOf(end) ?? first);
  const count = Math.min(last - first + 1, mostYears);
  return Array.from({ length: count }, (_, index) => String(first + index));
}

const distinct = (codes: readonly (string | undefined)[]): string[] => [
  ...new Set(codes.filter((code) => code !== undefined)),
];

const practiceFacets = (values: PracticeValues) => ({
  year: yearsBetween(values.start, values.end),
  evidence: distinct([values.evidence]),
  maturity: distinct([values.maturity]),
  theme: distinct([...(values.success_themes ?? []), ...(values.obstacles ?? []).map(({ theme }) => theme)]),
  stage: [],
});

const lessonFacets = (values: LessonValues) => ({
  year: yearsBetween(values.observed_on, undefined),
  evidence: [],
  maturity: [],
  theme: distinct(values.theme ?? []),
  stage: distinct([values.stage]),
});

/** The codes under which a record is counted and found, for each facet. */
export function facetsOf(record: ContentRecord): Facets {
  const title = titleOf(record);
  return {
    kind: [record.kind],
    sector: distinct(record.values.sector ?? []),
    governorate: distinct(record.values.governorate ?? []),
    country: distinct(record.values.country ?? []),
    language: contentLanguages.filter((language) => title[language]),
    ...(record.kind === 'practice' ? practiceFacets(record.values) : lessonFacets(record.values)),
  };
}
