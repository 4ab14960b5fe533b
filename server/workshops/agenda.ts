import type { Problem } from '../errors.ts';
import type { Session, Workshop } from './workshop.ts';

/** When a day begins whose first session says nothing. */
const dayStart = '09:00';
const minutesInDay = 24 * 60;
const millisecondsInDay = minutesInDay * 60 * 1000;

/** A session with its times computed. */
export interface TimedSession {
  session: Session;
  /** "HH:MM", both; the end of a day is "24:00". */
  start: string;
  end: string;
  /** Minutes by which it begins before those before it are over; 0 for none. */
  clash: number;
}

export interface AgendaDay {
  /** From 1. */
  day: number;
  /** YYYY-MM-DD. */
  date: string;
  sessions: TimedSession[];
}

const clock = /^([01]\d|2[0-3]):([0-5]\d)$/;
export const isTime = (text: string): boolean => clock.test(text);

/** Minutes since midnight; NaN for what is no time. */
export function minutesOf(time: string): number {
  const [, hours, minutes] = clock.exec(time) ?? [];
  return Number(hours) * 60 + Number(minutes);
}

const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** First and last day counted; 1 where the dates do not tell. */
export function countDays({ start, end }: { start: string; end: string }): number {
  const days = Math.round((Date.parse(end) - Date.parse(start)) / millisecondsInDay) + 1;
  return Number.isFinite(days) && days > 0 ? days : 1;
}

/** The date of a day of the workshop. @param day from 1 */
function dateOf(start: string, day: number): string {
  const at = Date.parse(start) + (day - 1) * millisecondsInDay;
  return Number.isFinite(at) ? new Date(at).toISOString().slice(0, 10) : start;
}

/** As `minutesOf`, also past midnight, where a day of the agenda may not go. */
const minutesPast = (time: string): number => {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
};

function timeSessions(sessions: readonly Session[]): TimedSession[] {
  let free = minutesOf(dayStart);
  return sessions.map((session, index) => {
    const fixed = session.start === undefined ? NaN : minutesOf(session.start);
    const from = Number.isNaN(fixed) ? free : fixed;
    const clash = index === 0 ? 0 : Math.max(0, free - from);
    const until = from + session.minutes;
    free = index === 0 ? until : Math.max(free, until);
    return { session, start: timeOf(from), end: timeOf(until), clash };
  });
}

/** Every day of the workshop, also those without sessions, with the times of each session. */
export function agendaOf({
  start,
  end,
  sessions,
}: Pick<Workshop, 'start' | 'end' | 'sessions'>): AgendaDay[] {
  const days = Math.max(countDays({ start, end }), ...sessions.map(({ day }) => day));
  return Array.from({ length: days }, (_, index) => ({
    day: index + 1,
    date: dateOf(start, index + 1),
    sessions: timeSessions(sessions.filter(({ day }) => day === index + 1)),
  }));
}

/** The sessions that would end after midnight, which no agenda may hold; values name the day and the hour. */
export function agendaProblems(workshop: Pick<Workshop, 'start' | 'end' | 'sessions'>): Problem[] {
  return agendaOf(workshop).flatMap(({ day, sessions }) =>
    sessions
      .filter(({ end }) => minutesPast(end) > minutesInDay)
      .slice(0, 1)
      .map(({ session, start }) => ({
        path: `sessions.${session.id}.minutes`,
        code: 'session.pastMidnight',
        values: { day, start, minutes: session.minutes },
      })),
  );
}
