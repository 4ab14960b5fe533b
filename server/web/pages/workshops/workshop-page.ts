import { localText } from '../../../language/index.ts';
import type { Programme } from '../../../partnerships/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import { governoratesOf, peopleOf, type Workshop } from '../../../workshops/index.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';
import { datesOf, daysOf, shortNameOf } from './workshop-box.ts';

export interface WorkshopSources {
  workshop: Workshop;
  /** The programme that it belongs to, where there is one. */
  programme: Programme | undefined;
  vocabularies: Vocabularies;
}

/** The view model of one workshop's page. */
export function workshopPage({ workshop, programme, vocabularies }: WorkshopSources, context: PageContext) {
  const { locale } = context;
  const words = (text: Workshop['title']): string => localText(text, locale)?.text ?? '';
  return {
    page: pageHead(context, {
      title: shortNameOf(workshop, context),
      description: words(workshop.purpose),
      nav: 'workshop',
    }),
    workshop,
    dates: datesOf(workshop, context),
    days: daysOf(workshop),
    people: peopleOf(workshop),
    mode: vocabularies.get('workshop-modes').label(workshop.mode, locale),
    governorates: governoratesOf(workshop).map((code) => ({
      label: vocabularies.get('governorates').label(code, locale),
      href: paths.governorate(locale, code),
    })),
    programme: programme ? { name: programme.name, quotes: programme.quotes } : null,
  };
}
