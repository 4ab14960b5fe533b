import { formatDate, type LocalText } from '../../../language/index.ts';
import { agendaOf, type AgendaDay, type TimedSession } from '../../agenda.ts';
import { breakType, peopleOf, governoratesOf, type Workshop } from '../../workshop.ts';
import type { Fact } from '../pack-document.ts';
import { own, say, theirs, type Voice } from './voice.ts';

/** "من 11 إلى 13 تشرين الأول 2022": within one month the month is said once. */
export function datesOf({ start, end }: Workshop, { locale, t }: Voice): string {
  if (start === end) return formatDate(start, locale);
  const isOneMonth = start.slice(0, 7) === end.slice(0, 7);
  const from = isOneMonth ? String(Number(start.slice(8, 10))) : formatDate(start, locale);
  return t('workshops:dates', { from, to: formatDate(end, locale) });
}

/** Place and dates in one line. */
export const whereAndWhen = (workshop: Workshop, voice: Voice): LocalText => {
  const place = theirs(workshop.place, voice).text;
  return own([place, datesOf(workshop, voice)].filter(Boolean).join(voice.t('record:comma')), voice);
};

/** "اليوم 2: 12 تشرين الأول 2022" */
export const dayName = ({ day, date }: AgendaDay, voice: Voice): LocalText =>
  say(voice, 'packs:day', { day, date: formatDate(date, voice.locale) });

export function sessionTitle({ session }: TimedSession, voice: Voice): LocalText {
  const title = theirs(session.title, voice);
  if (title.text !== '') return title;
  return session.type === breakType
    ? say(voice, 'packs:break')
    : own(voice.vocabularies.get('session-types').label(session.type, voice.locale), voice);
}

export const sessionKind = ({ session }: TimedSession, { vocabularies, locale, t }: Voice): string =>
  session.type === breakType
    ? t('packs:break')
    : vocabularies.get('session-types').label(session.type, locale);

/** The days that have sessions. */
export const daysWithSessions = (workshop: Workshop): AgendaDay[] =>
  agendaOf(workshop).filter(({ sessions }) => sessions.length > 0);

export function workshopFacts(workshop: Workshop, voice: Voice): Fact[] {
  const { t, locale, vocabularies } = voice;
  const people = peopleOf(workshop);
  const governorates = governoratesOf(workshop);
  const fact = (key: string, values: LocalText[]): Fact[] => {
    const said = values.filter(({ text }) => text !== '');
    return said.length > 0 ? [{ label: say(voice, key), values: said }] : [];
  };
  return [
    ...fact('workshops:when', [own(datesOf(workshop, voice), voice)]),
    ...fact('workshops:place', [
      theirs(workshop.place, voice),
      own(vocabularies.get('workshop-modes').label(workshop.mode, locale), voice),
    ]),
    ...fact('workshops:organiser', [theirs(workshop.organiser, voice)]),
    ...fact('workshops:number', people > 0 ? [own(t('workshops:people', { count: people }), voice)] : []),
    ...fact(
      'workshops:participants',
      governorates.map((code) => own(vocabularies.get('governorates').label(code, locale), voice)),
    ),
  ];
}
