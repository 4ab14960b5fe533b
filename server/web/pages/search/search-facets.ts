import { formatNumber, type Locale } from '../../../language/index.ts';
import type { FacetCounts, FacetName } from '../../../search/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import { choiceLabel, choicesOf } from './facet-labels.ts';
import type { Filters } from './search-form.ts';

/** The facets beside the results, in their order. Years are drawn; the language is chosen beside the question. */
const listed = [
  'kind',
  'sector',
  'governorate',
  'country',
  'evidence',
  'maturity',
  'theme',
  'stage',
] as const satisfies readonly FacetName[];
type ListedFacet = (typeof listed)[number];

/** Scales and stages are read in their own order; other lists begin with what there is most of. */
const hasOwnOrder: ReadonlySet<FacetName> = new Set(['kind', 'evidence', 'maturity', 'stage']);
const openAtFirst: ReadonlySet<FacetName> = new Set(['kind', 'sector', 'governorate', 'country']);
/** Choices of a long list that are seen without opening the rest. */
const seenAtFirst = 5;

const kindIcons: Readonly<Record<string, string>> = { practice: 'seal', lesson: 'lamp' };

export interface ChoiceView {
  code: string;
  label: string;
  /** As it is printed. */
  count: string;
  checked: boolean;
  /** Nothing would be found: shown, but not to be chosen. */
  disabled: boolean;
  /** '' without one. */
  icon: string;
}

export interface FacetView {
  name: ListedFacet;
  labelKey: string;
  open: boolean;
  choices: ChoiceView[];
  more: ChoiceView[];
  moreKey: string;
}

interface Source {
  counts: FacetCounts;
  filters: Filters;
  vocabularies: Vocabularies;
  locale: Locale;
}

function facetView(name: ListedFacet, { counts, filters, vocabularies, locale }: Source): FacetView {
  const countOf = (code: string): number => counts[name][code] ?? 0;
  const chosen = new Set(filters[name]);
  const codes = [...choicesOf(vocabularies, name)];
  if (!hasOwnOrder.has(name)) codes.sort((one, other) => countOf(other) - countOf(one));
  const all = codes.map((code): ChoiceView => ({
    code,
    label: choiceLabel(vocabularies, name, code, locale),
    count: formatNumber(countOf(code), locale),
    checked: chosen.has(code),
    disabled: countOf(code) === 0 && !chosen.has(code),
    icon: (name === 'kind' && kindIcons[code]) || '',
  }));
  const isLong = !hasOwnOrder.has(name) && all.length > seenAtFirst + 1;
  const isSeen = ({ checked }: ChoiceView, index: number): boolean =>
    !isLong || checked || index < seenAtFirst;
  return {
    name,
    labelKey: `search:facet.${name}`,
    open: openAtFirst.has(name) || chosen.size > 0,
    choices: all.filter(isSeen),
    more: all.filter((choice, index) => !isSeen(choice, index)),
    moreKey: `search:more.${name}`,
  };
}

/** The lists of choices with their counts. A chosen one keeps its place, so nothing moves under the pointer. */
export const facetViews = (source: Source): FacetView[] => listed.map((name) => facetView(name, source));
