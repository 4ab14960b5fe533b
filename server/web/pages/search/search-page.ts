import type { SearchResults } from '../../../search/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead, type NavEntry } from '../../page-head.ts';
import { paths } from '../../paths.ts';
import { carriedAlong, chipsOf, languageChoices, sortChoices } from './search-choices.ts';
import { facetViews } from './search-facets.ts';
import { longestText, toQueryValues, type SearchForm } from './search-form.ts';
import { resultGroups, wordsOnlyHref } from './search-groups.ts';
import { alsoSearched, notesOf } from './search-notes.ts';
import { pagesView } from './search-pages.ts';
import { waysOnViews, withoutFilters } from './search-ways-on.ts';
import { yearsView } from './search-years.ts';

/** Results of one kind alone belong to that kind's entry in the header. */
function navOf({ filters: { kind = [] } }: SearchForm): NavEntry | undefined {
  if (kind.length !== 1) return undefined;
  return kind[0] === 'practice' ? 'practices' : 'lessons';
}

/** What the heading counts: results of a question, else what is listed. */
function headingKey(form: SearchForm): string {
  if (form.text) return 'search:heading.results';
  const nav = navOf(form);
  return nav ? `search:heading.${nav}` : 'search:heading.records';
}

/** Words that hold quotation marks of their own get no others around them. */
const aboutKey = (text: string): string => (/["“”«»]/u.test(text) ? 'search:for.quoted' : 'search:for');

/** What the search page shows. */
export function searchPage(
  form: SearchForm,
  results: SearchResults,
  context: PageContext,
  vocabularies: Vocabularies,
) {
  const { locale, t } = context;
  const source = { form, locale, t, vocabularies };
  const to = (next: SearchForm): string => paths.search(locale, toQueryValues(next));
  const toPage = (page: number): string => to({ ...form, page });
  const pages = pagesView(form.page, results.total);
  const chips = chipsOf(source);
  const sorts = sortChoices(source);
  const groups = resultGroups(results.hits, source);
  const nav = navOf(form);
  const title = form.text || t(nav ? `search:title.${nav}` : 'search:title.all');
  return {
    page: pageHead(context, {
      title,
      description: t('search:description'),
      unlisted: true,
      scripts: ['js/search.js', 'js/suggest.js', 'js/share.js'],
      ...(nav ? { nav } : {}),
    }),
    action: paths.search(locale),
    suggest: paths.apiSuggest({ lang: locale }),
    text: form.text,
    /** What the results are about: the corrected words where the question was corrected. */
    about: results.correction?.used ?? form.text,
    aboutKey: aboutKey(results.correction?.used ?? form.text),
    longestText,
    heading: t(headingKey(form), { count: results.total }),
    total: results.total,
    showResults: t('search:show', { count: results.total }),
    languages: languageChoices(source),
    carried: carriedAlong(form),
    ignored: form.ignored.join(t('search:comma')),
    notes: notesOf(results, source),
    also: alsoSearched(results.hits, locale),
    /** Where an opened result is noted; '' where the search is not remembered. */
    opened: results.logId ? paths.apiOpened(results.logId) : '',
    chips,
    chosen: chips.length,
    clear: to(withoutFilters(form)),
    sorts,
    sort: sorts.find(({ current }) => current)?.label ?? '',
    facets: facetViews({ counts: results.facets, filters: form.filters, vocabularies, locale }),
    years: yearsView(results.facets.year, form),
    groups,
    wordsOnly: wordsOnlyHref(groups, form, source),
    pagination: {
      range: t('search:range', { from: pages.from, to: pages.to, count: results.total }),
      pages: pages.links.map(({ page, current }) => ({
        number: page,
        href: toPage(page),
        isCurrent: current,
        isGap: page === 0,
      })),
      previous: pages.previous ? toPage(pages.previous) : '',
      next: pages.next ? toPage(pages.next) : '',
    },
    beyond:
      results.total > 0 && form.page > pages.last ? { href: toPage(pages.last), page: pages.last } : null,
    waysOn: waysOnViews(results.waysOn, source),
    sectors: results.total > 0 ? [] : sectorsToBrowse(context, vocabularies),
    share: {
      href: context.origin + to(form),
      whatsapp: `https://wa.me/?text=${encodeURIComponent(context.origin + to(form))}`,
    },
  };
}

/** Where one can always go on from nothing: the sectors of the programme. */
const sectorsToBrowse = ({ locale }: PageContext, vocabularies: Vocabularies) =>
  vocabularies
    .get('sectors')
    .terms.filter(({ group }) => group === 'source')
    .map((term) => ({ label: term[locale], href: paths.sector(locale, term.code) }));
