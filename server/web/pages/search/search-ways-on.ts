import type { Locale } from '../../../language/index.ts';
import type { FacetName, WayOn } from '../../../search/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import type { Translate } from '../../i18n.ts';
import { paths } from '../../paths.ts';
import { choiceLabel } from './facet-labels.ts';
import { toQueryValues, type Filters, type SearchForm } from './search-form.ts';

interface Source {
  form: SearchForm;
  locale: Locale;
  t: Translate;
  vocabularies: Vocabularies;
}

/** A link that leads on from an empty result, and how much is there. */
export interface WayOnView {
  href: string;
  label: string;
  /** What would be given up; '' for none. */
  what: string;
  total: number;
}

function without(filters: Filters, facet: FacetName): Filters {
  const { [facet]: _left, ...rest } = filters;
  return rest;
}

function withoutYears(form: SearchForm): SearchForm {
  const { yearFrom: _from, yearTo: _to, ...rest } = form;
  return rest;
}

/** The form after one choice is taken back, from its first page. */
export function withoutFacet(form: SearchForm, facet: FacetName | 'years'): SearchForm {
  const rest = { ...form, page: 1 };
  return facet === 'years' ? withoutYears(rest) : { ...rest, filters: without(form.filters, facet) };
}

/** The question alone, without any choice. */
export const withoutFilters = (form: SearchForm): SearchForm => ({
  ...withoutYears(form),
  filters: {},
  page: 1,
});

function wayOnView(way: WayOn, { form, locale, t, vocabularies }: Source): WayOnView {
  const to = (next: SearchForm): string => paths.search(locale, toQueryValues(next));
  switch (way.kind) {
    case 'drop-all-filters':
      return { href: to(withoutFilters(form)), label: t('search:way.drop-all'), what: '', total: way.total };
    case 'not-verbatim':
      return {
        href: to({ ...form, verbatim: false, page: 1 }),
        label: t('search:way.not-verbatim'),
        what: '',
        total: way.total,
      };
    case 'other-language': {
      const filters = { ...form.filters, language: [way.language] };
      return {
        href: to({ ...form, filters, page: 1 }),
        label: t(`search:way.language-${way.language}`),
        what: '',
        total: way.total,
      };
    }
    case 'drop-filter': {
      const { facet, codes } = way;
      const labels =
        facet === 'years' ? [] : codes.map((code) => choiceLabel(vocabularies, facet, code, locale));
      return {
        href: to(withoutFacet(form, facet)),
        label: t('search:way.drop', { facet: t(`search:facet.${facet === 'years' ? 'year' : facet}`) }),
        what: labels.join(t('search:comma')),
        total: way.total,
      };
    }
  }
}

/** The most promising first. */
export const waysOnViews = (ways: readonly WayOn[], source: Source): WayOnView[] =>
  [...ways].sort((one, other) => other.total - one.total).map((way) => wayOnView(way, source));
