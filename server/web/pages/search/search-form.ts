import type { Locale } from '../../../language/index.ts';
import {
  facetNames,
  sortOrders,
  type FacetName,
  type SearchQuery,
  type SortOrder,
} from '../../../search/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import type { QueryValues } from '../../paths.ts';
import { knowsChoice } from './facet-labels.ts';

export const resultsPerPage = 10;
/** The engine reads as far as result 10,000. */
export const lastReachablePage = 1_000;
/** Characters of a question that are read; longer ones are cut, not refused. */
export const longestText = 500;
const mostChoices = 40;
const longestCode = 40;

export type Filters = Partial<Record<FacetName, readonly string[]>>;

/** What a search address says, cleaned: every value is one that the search can work with. */
export interface SearchForm {
  readonly text: string;
  readonly filters: Filters;
  readonly yearFrom?: number;
  readonly yearTo?: number;
  readonly sort: SortOrder;
  /** The words are taken as typed: no correction, no other words for the same. */
  readonly verbatim: boolean;
  /** Nothing that does not hold the words. */
  readonly wordsOnly: boolean;
  /** From 1. */
  readonly page: number;
  /** Choices that no vocabulary knows, as they stood in the address: left out, and said so. */
  readonly ignored: readonly string[];
}

/** Without control characters and halves of letters; spaces as they come in print. */
const clean = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .trim()
    .replace(/ {2,}/g, ' ');

/** The strings under `name`, whether it came once, several times, or as something else (then none). */
function stringsOf(query: unknown, name: string): string[] {
  if (typeof query !== 'object' || query === null) return [];
  const value = (query as Record<string, unknown>)[name];
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === 'string');
}

const textOf = (query: unknown, name: string): string =>
  (stringsOf(query, name)[0] ?? '').slice(0, longestText * 4);

/** A whole number in Western, Arabic or Persian digits. */
function numberOf(text: string): number | undefined {
  const western = text
    .trim()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
  return /^-?\d{1,9}$/.test(western) ? Number(western) : undefined;
}

function yearOf(query: unknown, name: string): number | undefined {
  const year = numberOf(textOf(query, name));
  return year !== undefined && year >= 1900 && year <= 2100 ? year : undefined;
}

function pageOf(query: unknown): number {
  const asked = textOf(query, 'page').trim();
  const page = numberOf(asked) ?? (/^\d{10,}$/.test(asked) ? lastReachablePage : 1);
  return Math.min(Math.max(page, 1), lastReachablePage);
}

/** Codes under `name`: repeated, or separated by commas. */
function codesOf(query: unknown, name: FacetName): string[] {
  const codes = stringsOf(query, name)
    .slice(0, mostChoices)
    .flatMap((value) => value.slice(0, mostChoices * longestCode).split(',', mostChoices))
    .map((code) => clean(code).slice(0, longestCode))
    .filter((code) => code !== '');
  return [...new Set(codes)].slice(0, mostChoices);
}

/** The order that is meant when none is named: by relevance to a question, the newest first without one. */
export const usualSort = (text: string): SortOrder => (text === '' ? 'newest' : 'relevance');

function sortOf(query: unknown, text: string): SortOrder {
  const asked = textOf(query, 'sort');
  const sort = sortOrders.find((order) => order === asked) ?? usualSort(text);
  return sort === 'relevance' ? usualSort(text) : sort;
}

/** Reads the query string of a search page. Never throws: what cannot be used is left out. */
export function readSearchForm(query: unknown, vocabularies: Vocabularies): SearchForm {
  const text = clean([...clean(textOf(query, 'q'))].slice(0, longestText).join(''));
  const filters: Filters = {};
  const ignored: string[] = [];
  for (const name of facetNames) {
    const known: string[] = [];
    for (const code of codesOf(query, name))
      (knowsChoice(vocabularies, name, code) ? known : ignored).push(code);
    if (known.length > 0) filters[name] = known;
  }
  const years = [yearOf(query, 'from'), yearOf(query, 'to')];
  const [from, to] = years[0] && years[1] && years[0] > years[1] ? years.reverse() : years;
  return {
    text,
    filters,
    ...(from ? { yearFrom: from } : {}),
    ...(to ? { yearTo: to } : {}),
    sort: sortOf(query, text),
    verbatim: text !== '' && /^(1|true)$/.test(textOf(query, 'verbatim')),
    wordsOnly: text !== '' && textOf(query, 'meaning') === 'off',
    page: pageOf(query),
    ignored,
  };
}

/** The question that the search is asked. */
export const toSearchQuery = (form: SearchForm, locale: Locale): SearchQuery => ({
  text: form.text,
  ...(form.verbatim ? { verbatim: true } : {}),
  ...(form.wordsOnly ? { wordsOnly: true } : {}),
  locale,
  filters: form.filters,
  ...(form.yearFrom === undefined ? {} : { yearFrom: form.yearFrom }),
  ...(form.yearTo === undefined ? {} : { yearTo: form.yearTo }),
  sort: form.sort,
  limit: resultsPerPage,
  offset: (form.page - 1) * resultsPerPage,
});

/** The same state as an address; what is usual is left out, so that one state has one address. */
export const toQueryValues = (form: SearchForm): QueryValues => ({
  q: form.text,
  ...Object.fromEntries(facetNames.map((name) => [name, form.filters[name]])),
  from: form.yearFrom,
  to: form.yearTo,
  sort: form.sort === usualSort(form.text) ? undefined : form.sort,
  verbatim: form.verbatim ? 1 : undefined,
  meaning: form.wordsOnly ? 'off' : undefined,
  page: form.page === 1 ? undefined : form.page,
});
