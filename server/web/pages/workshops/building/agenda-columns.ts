import { formatDate, intlTag } from '../../../../language/index.ts';
import { agendaOf, breakType, type Workshop } from '../../../../workshops/index.ts';
import type { PageContext } from '../../../page-context.ts';
import { paths } from '../../../paths.ts';

/** "الثلاثاء 11 تشرين الأول" */
export function dayName(date: string, { locale }: PageContext): string {
  const at = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return date;
  const weekday = new Intl.DateTimeFormat(intlTag[locale], { weekday: 'long', timeZone: 'UTC' }).format(at);
  // Without the year, which the head of the page says.
  return `${weekday} ${formatDate(date, locale).replace(/\s\d{4}$/, '')}`;
}

/** The agenda as columns of days. @param selected id of the session that is open; '' for none */
export function agendaView(workshop: Workshop, context: PageContext, selected: string, today: string) {
  const { t, locale } = context;
  return agendaOf(workshop).map(({ day, date, sessions }) => ({
    day,
    name: t('workshops:day', { day }),
    date: dayName(date, context),
    isToday: date === today,
    sessions: sessions.map(({ session, start, end, clash }, place) => ({
      id: session.id,
      place,
      href: `${paths.workshopBuilder(locale, workshop.externalId, { session: session.id })}#session`,
      start,
      end,
      isBreak: session.type === breakType,
      title: Object.keys(session.title).length > 0 ? session.title : { [locale]: t('workshops:break') },
      records: session.records.length,
      questions: session.questions.length,
      isOpen: session.id === selected,
      clash,
    })),
  }));
}
