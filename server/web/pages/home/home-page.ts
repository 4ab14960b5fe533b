import type { PublishedCounts } from '../../../content/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import type { Workshop } from '../../../workshops/index.ts';
import { countsOf, newestColumns, type NewestOfBoth } from '../../newest.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';
import { governorateMap } from '../governorates/governorate-map.ts';
import { sectorIcon } from '../sectors/sector-icons.ts';
import { workshopBox } from '../workshops/workshop-box.ts';
import { brickWall } from './brick-wall.ts';

export interface HomeSources {
  counts: PublishedCounts;
  newest: NewestOfBoth;
  /** The newest one, where there is one. */
  workshop: Workshop | undefined;
  vocabularies: Vocabularies;
  /** YYYY-MM-DD. */
  today: string;
}

/** Searches that find something in the starting content; each language has its own words for them. */
const examples = ['one', 'two', 'three', 'four'] as const;

/** The six sectors of the project, and those of the others that hold something. */
function sectorsOf({ newest, vocabularies }: HomeSources, { locale }: PageContext) {
  const all = vocabularies.get('sectors').terms.map((term) => ({
    label: term[locale],
    href: paths.sector(locale, term.code),
    icon: sectorIcon(term.code),
    practices: newest.practice.facets.sector[term.code] ?? 0,
    lessons: newest.lesson.facets.sector[term.code] ?? 0,
    isSource: term.group === 'source',
  }));
  return {
    main: all.filter(({ isSource }) => isSource),
    others: all.filter((sector) => !sector.isSource && sector.practices + sector.lessons > 0),
  };
}

/** The view model of the home page. */
export function homePage(sources: HomeSources, context: PageContext) {
  const { counts, newest, vocabularies, workshop } = sources;
  const { locale, t } = context;
  const total = counts.practice + counts.lesson;
  return {
    page: pageHead(context, {
      title: t('home:title'),
      description: t('home:description'),
      hero: true,
      scripts: ['js/suggest.js'],
    }),
    counts,
    suggest: paths.apiSuggest({ lang: locale }),
    examples: examples.map((name) => {
      const text = t(`home:example.${name}`);
      return { text, href: paths.search(locale, { q: text }) };
    }),
    wall: { ...brickWall(total, counts.addedThisMonth), total, added: counts.addedThisMonth },
    sectors: sectorsOf(sources, context),
    map: governorateMap({
      governorates: vocabularies.get('governorates'),
      counts: countsOf(newest, 'governorate'),
      locale,
      t,
      href: (code) => paths.governorate(locale, code),
    }),
    newest: newestColumns(newest, {}, { locale, t, vocabularies }),
    workshop: workshop ? workshopBox(workshop, context, sources.today) : null,
  };
}
