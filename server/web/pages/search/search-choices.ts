import type { Locale } from '../../../language/index.ts';
import { facetNames, sortOrders, type FacetName, type SortOrder } from '../../../search/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import type { Translate } from '../../i18n.ts';
import { paths } from '../../paths.ts';
import { choiceLabel } from './facet-labels.ts';
import { toQueryValues, type SearchForm } from './search-form.ts';
import { withoutFacet } from './search-ways-on.ts';

interface Source {
  form: SearchForm;
  locale: Locale;
  t: Translate;
  vocabularies: Vocabularies;
}

/** A choice that is made, with the address of the results without it. */
export interface Chip {
  facet: string;
  label: string;
  href: string;
}

function yearsLabel({ yearFrom: from, yearTo: to }: SearchForm, t: Translate): string {
  if (from && to) return from === to ? String(from) : t('search:years.between', { from, to });
  return from ? t('search:years.since', { from }) : t('search:years.until', { to });
}

/** Every choice that narrows the results. The result language has its own control, and no chip. */
export function chipsOf({ form, locale, t, vocabularies }: Source): Chip[] {
  const to = (next: SearchForm): string => paths.search(locale, toQueryValues(next));
  const chips = facetNames.flatMap((facet: FacetName): Chip[] => {
    const codes = form.filters[facet] ?? [];
    if (facet === 'language' && languageOf(form) !== 'other') return [];
    return codes.map((code) => ({
      facet: t(`search:facet.${facet}`),
      label: choiceLabel(vocabularies, facet, code, locale),
      href: to({
        ...form,
        page: 1,
        filters: { ...form.filters, [facet]: codes.filter((one) => one !== code) },
      }),
    }));
  });
  if (form.yearFrom === undefined && form.yearTo === undefined) return chips;
  return [
    ...chips,
    { facet: t('search:facet.year'), label: yearsLabel(form, t), href: to(withoutFacet(form, 'years')) },
  ];
}

/** What the language control shows: one of its three settings, or none of them. */
function languageOf({ filters: { language = [] } }: SearchForm): Locale | 'both' | 'other' {
  if (language.length === 0) return 'both';
  const [only] = language;
  return language.length === 1 && (only === 'ar' || only === 'en') ? only : 'other';
}

export interface LanguageChoice {
  /** Of the word itself; '' for the reader's own. */
  language: Locale | '';
  label: string;
  href: string;
  current: boolean;
}

/** In which language a result must be there: either, Arabic, English. */
export function languageChoices({ form, locale, t }: Source): LanguageChoice[] {
  const current = languageOf(form);
  return (['both', 'ar', 'en'] as const).map((one) => ({
    language: one === 'both' ? '' : one,
    label: t(`search:language.${one}`),
    href: paths.search(
      locale,
      toQueryValues({
        ...form,
        page: 1,
        filters: { ...form.filters, language: one === 'both' ? [] : [one] },
      }),
    ),
    current: one === current,
  }));
}

export interface SortChoice {
  label: string;
  href: string;
  current: boolean;
}

/** The orders that make sense: by relevance only for a question. */
export const sortChoices = ({ form, locale, t }: Source): SortChoice[] =>
  sortOrders
    .filter((sort) => sort !== 'relevance' || form.text !== '')
    .map((sort: SortOrder) => ({
      label: t(`search:sort.${sort}`),
      href: paths.search(locale, toQueryValues({ ...form, sort, page: 1 })),
      current: sort === form.sort,
    }));

/** What the form carries along without showing it: the language, single years, the order, words taken as typed. */
export function carriedAlong(form: SearchForm): { name: string; value: string }[] {
  const values = toQueryValues({ ...form, page: 1 });
  return ['language', 'year', 'sort', 'verbatim', 'meaning'].flatMap((name) =>
    [values[name] ?? []].flat().map((value) => ({ name, value: String(value) })),
  );
}
