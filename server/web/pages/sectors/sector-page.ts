import type { Vocabularies } from '../../../vocabularies/index.ts';
import { countBars } from '../../count-bars.ts';
import { countsOf, newestColumns, type NewestOfBoth } from '../../newest.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';
import { governorateMap } from '../governorates/governorate-map.ts';
import { sectorIcon } from './sector-icons.ts';

export interface SectorSources {
  code: string;
  newest: NewestOfBoth;
  vocabularies: Vocabularies;
}

/** The view model of one sector's page. */
export function sectorPage({ code, newest, vocabularies }: SectorSources, context: PageContext) {
  const { locale, t } = context;
  const name = vocabularies.get('sectors').label(code, locale);
  const about = t(`sectors:about.${code}`);
  const narrowed = (filter: 'governorate' | 'country') => (other: string) =>
    paths.search(locale, { sector: code, [filter]: other });
  return {
    page: pageHead(context, { title: name, description: about }),
    name,
    about,
    icon: sectorIcon(code),
    practices: newest.practice.total,
    lessons: newest.lesson.total,
    newest: newestColumns(newest, { sector: [code] }, { locale, t, vocabularies }, ['place']),
    map: governorateMap({
      governorates: vocabularies.get('governorates'),
      counts: countsOf(newest, 'governorate'),
      locale,
      t,
      href: narrowed('governorate'),
    }),
    countries: countBars(
      vocabularies.get('countries'),
      countsOf(newest, 'country'),
      locale,
      narrowed('country'),
    ),
  };
}
