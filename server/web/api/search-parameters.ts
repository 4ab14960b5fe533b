import { z } from 'zod';
import { locales } from '../../language/index.ts';
import { facetNames, sortOrders, type FacetName, type SearchQuery } from '../../search/index.ts';
import type { Vocabularies } from '../../vocabularies/index.ts';
import { choicesOf } from '../pages/search/facet-labels.ts';
import { longestText, usualSort } from '../pages/search/search-form.ts';

export const mostHits = 100;
export const usualHits = 20;
/** The engine reads as far as this result. */
export const lastOffset = 10_000;
const mostChoices = 40;

// Line breaks and tabs are typed by people; the other controls by nobody.
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** What somebody typed, to be searched for. */
export const searchText = z
  .string()
  .max(longestText)
  .superRefine((value, context) => {
    if (control.test(value)) context.addIssue({ code: 'custom', params: { code: 'control-characters' } });
  });
const year = z.number().int().min(1900).max(2100);

function codes(facet: FacetName, vocabularies: Vocabularies) {
  const choices = choicesOf(vocabularies, facet);
  const one =
    choices.length > 0 ? z.enum(choices as [string, ...string[]]) : z.string().regex(/^(19|20)\d\d$/);
  return z.array(one).max(mostChoices).optional();
}

/** What may be asked of the search, as values; how they stand in an address is `readParameters`' to know. */
export function searchParameters(vocabularies: Vocabularies) {
  const filters = Object.fromEntries(
    facetNames.map((facet) => [facet, codes(facet, vocabularies)]),
  ) as Record<FacetName, ReturnType<typeof codes>>;
  return z
    .strictObject({
      q: searchText.optional(),
      lang: z.enum(locales).default('ar'),
      ...filters,
      from: year.optional(),
      to: year.optional(),
      sort: z.enum(sortOrders).optional(),
      verbatim: z.boolean().optional(),
      meaning: z.enum(['on', 'off']).optional(),
      limit: z.number().int().min(0).max(mostHits).default(usualHits),
      offset: z.number().int().min(0).max(lastOffset).default(0),
    })
    .superRefine(({ from, to }, context) => {
      if (from !== undefined && to !== undefined && from > to) {
        context.addIssue({ code: 'custom', path: ['from'], params: { code: 'from-after-to', from, to } });
      }
    });
}

export type SearchParameters = z.infer<ReturnType<typeof searchParameters>>;

export function toSearchQuery(parameters: SearchParameters): SearchQuery {
  const { q = '', verbatim, meaning, lang, from, to, sort, limit, offset } = parameters;
  const filters = facetNames.flatMap((facet) => {
    const chosen = parameters[facet];
    return chosen && chosen.length > 0 ? [[facet, [...new Set(chosen)]] as const] : [];
  });
  return {
    text: q,
    ...(verbatim && { verbatim }),
    ...(meaning === 'off' && { wordsOnly: true }),
    locale: lang,
    filters: Object.fromEntries(filters),
    ...(from === undefined ? {} : { yearFrom: from }),
    ...(to === undefined ? {} : { yearTo: to }),
    sort: sort ?? usualSort(q.trim()),
    limit,
    offset,
  };
}
