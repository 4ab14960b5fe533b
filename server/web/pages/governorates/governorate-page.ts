import type { Term, Vocabularies } from '../../../vocabularies/index.ts';
import { countBars } from '../../count-bars.ts';
import { countsOf, newestColumns, type NewestOfBoth } from '../../newest.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';

export interface GovernorateSources {
  governorate: Term;
  newest: NewestOfBoth;
  vocabularies: Vocabularies;
}

/** The view model of one governorate's page. */
export function governoratePage(
  { governorate, newest, vocabularies }: GovernorateSources,
  context: PageContext,
) {
  const { locale, t } = context;
  const { code } = governorate;
  const name = governorate[locale];
  const narrowed = (filter: 'sector' | 'country') => (other: string) =>
    paths.search(locale, { governorate: code, [filter]: other });
  return {
    page: pageHead(context, { title: name, description: t('governorates:description', { name }) }),
    name,
    isMember: governorate.member === true,
    practices: newest.practice.total,
    lessons: newest.lesson.total,
    newest: newestColumns(newest, { governorate: [code] }, { locale, t, vocabularies }, ['sector']),
    sectors: countBars(vocabularies.get('sectors'), countsOf(newest, 'sector'), locale, narrowed('sector')),
    countries: countBars(
      vocabularies.get('countries'),
      countsOf(newest, 'country'),
      locale,
      narrowed('country'),
    ),
  };
}
