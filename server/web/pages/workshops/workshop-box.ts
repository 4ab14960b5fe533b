import { formatDate, localText } from '../../../language/index.ts';
import { governoratesOf, peopleOf, type Workshop } from '../../../workshops/index.ts';
import type { PageContext } from '../../page-context.ts';
import { paths } from '../../paths.ts';

const dayInMilliseconds = 24 * 60 * 60 * 1000;
const dayOf = (date: string): number => Number(date.slice(8, 10));

/** First and last day counted; 1 where the dates do not tell. */
export function daysOf({ start, end }: Pick<Workshop, 'start' | 'end'>): number {
  const days = Math.round((Date.parse(end) - Date.parse(start)) / dayInMilliseconds) + 1;
  return Number.isFinite(days) && days > 0 ? days : 1;
}

/** "من 11 إلى 13 تشرين الأول 2022": within one month the month is said once. */
export function datesOf({ start, end }: Pick<Workshop, 'start' | 'end'>, { locale, t }: PageContext): string {
  if (start === end) return formatDate(start, locale);
  const from = start.slice(0, 7) === end.slice(0, 7) ? String(dayOf(start)) : formatDate(start, locale);
  return t('workshops:dates', { from, to: formatDate(end, locale) });
}

/** "ورشة أربيل 2022" */
export const shortNameOf = (
  { place, start }: Pick<Workshop, 'place' | 'start'>,
  context: PageContext,
): string =>
  context.t('workshops:short', {
    place: localText(place, context.locale)?.text ?? '',
    year: start.slice(0, 4),
  });

/** The box that leads to a workshop. @param today YYYY-MM-DD */
export function workshopBox(workshop: Workshop, context: PageContext, today: string) {
  const { start, end, externalId } = workshop;
  return {
    href: paths.workshop(context.locale, externalId),
    isOver: end < today,
    name: shortNameOf(workshop, context),
    firstDay: dayOf(start),
    lastDay: dayOf(end),
    month: formatDate(end.slice(0, 7), context.locale),
    days: daysOf(workshop),
    people: peopleOf(workshop),
    governorates: governoratesOf(workshop).length,
  };
}
