import { can } from '../../../accounts/index.ts';
import { mayChange, type Workshop } from '../../../workshops/index.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';
import { datesOf, daysOf, shortNameOf } from './workshop-box.ts';
import { governoratesOf, peopleOf } from '../../../workshops/index.ts';

/** The view model of the list of workshops. @param today YYYY-MM-DD */
export function workshopsPage(workshops: readonly Workshop[], context: PageContext, today: string) {
  const { t, locale, account } = context;
  const item = (workshop: Workshop) => ({
    href: mayChange(workshop, account)
      ? paths.workshopBuilder(locale, workshop.externalId)
      : paths.workshop(locale, workshop.externalId),
    title: workshop.title,
    name: shortNameOf(workshop, context),
    dates: datesOf(workshop, context),
    days: daysOf(workshop),
    people: peopleOf(workshop),
    governorates: governoratesOf(workshop).length,
    sample: workshop.sample,
    isOwn: mayChange(workshop, account),
    isNow: workshop.start <= today && workshop.end >= today,
  });
  const part = (heading: string, of: readonly Workshop[]) => ({ heading, items: of.map(item) });
  const parts = [
    part(t('workshops:list.coming'), workshops.filter(({ end }) => end >= today).reverse()),
    part(
      t('workshops:list.held'),
      workshops.filter(({ end }) => end < today),
    ),
  ];
  return {
    page: pageHead(context, {
      title: t('workshops:list.title'),
      description: t('workshops:list.lead'),
      nav: 'workshop',
    }),
    parts: parts.filter(({ items }) => items.length > 0),
    mayMake: can(account, 'workshop.write'),
  };
}
