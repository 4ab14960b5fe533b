import type { PublishedCounts } from '../../../content/index.ts';
import type { SearchResults } from '../../../search/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import type { Workshop } from '../../../workshops/index.ts';
import { newestItem } from '../../newest.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';
import { addCounts, governorateMap } from '../governorates/governorate-map.ts';
import { sectorIcon } from '../sectors/sector-icons.ts';
import { workshopBox } from '../workshops/workshop-box.ts';
import { brickWall } from './brick-wall.ts';

export interface HomeSources {
  counts: PublishedCounts;
  /** The newest of each kind, with the counts of all of that kind. */
  practices: SearchResults;
  lessons: SearchResults;
  /** The newest one, where there is one. */
  workshop: Workshop | undefined;
  vocabularies: Vocabularies;
  today: string;
}

/** Searches that find something in the starting content; in each language its own words. */
const examples = ['one', 'two', 'three', 'four'] as const;

function sectorsOf({ practices, lessons, vocabularies }: HomeSources, { locale }: PageContext) {
  const all = vocabularies.get('sectors').terms.map((term) => ({
    label: term[locale],
    href: paths.sector(locale, term.code),
    icon: sectorIcon(term.code),
    practices: practices.facets.sector[term.code] ?? 0,
    lessons: lessons.facets.sector[term.code] ?? 0,
    isSource: term.group === 'source',
  }));
  return {
    main: all.filter(({ isSource }) => isSource),
    others: all.filter((sector) => !sector.isSource && sector.practices + sector.lessons > 0),
  };
}

/** The view model of the home page. */
export function homePage(sources: HomeSources, context: PageContext) {
  const { counts, practices, lessons, vocabularies, workshop } = sources;
  const { locale, t } = context;
  const total = counts.practice + counts.lesson;
  const cards = { locale, t, vocabularies };
  return {
    page: pageHead(context, { title: t('home:title'), description: t('home:description'), hero: true }),
    counts,
    total,
    examples: examples.map((name) => {
      const text = t(`home:example.${name}`);
      return { text, href: paths.search(locale, { q: text }) };
    }),
    wall: { ...brickWall(total, counts.addedThisMonth), total, added: counts.addedThisMonth },
    sectors: sectorsOf(sources, context),
    map: governorateMap({
      governorates: vocabularies.get('governorates'),
      counts: addCounts(practices.facets.governorate, lessons.facets.governorate),
      locale,
      t,
      href: (code) => paths.governorate(locale, code),
    }),
    newest: [
      {
        kind: 'practice',
        total: counts.practice,
        href: paths.search(locale, { kind: 'practice', sort: 'newest' }),
        all: t('home:newest.practices', { count: counts.practice }),
        items: practices.hits.map((hit) => newestItem(hit, cards)),
      },
      {
        kind: 'lesson',
        total: counts.lesson,
        href: paths.search(locale, { kind: 'lesson', sort: 'newest' }),
        all: t('home:newest.lessons', { count: counts.lesson }),
        items: lessons.hits.map((hit) => newestItem(hit, cards)),
      },
    ],
    workshop: workshop ? workshopBox(workshop, context, sources.today) : null,
  };
}
