import { NotFound } from '../../errors.ts';
import type { Question, Session, Workshop } from '../workshop.ts';
import { moved, nextId } from './identifiers.ts';

export type SessionValues = Omit<Session, 'id' | 'records' | 'questions'>;

export function getSession({ sessions }: Pick<Workshop, 'sessions'>, id: string): Session {
  const session = sessions.find((one) => one.id === id);
  if (!session) throw new NotFound(`no session ${id}`);
  return session;
}

const byDay = (sessions: readonly Session[]): Session[] =>
  // Sorting is stable: within a day they stay as they follow each other.
  [...sessions].sort((one, other) => one.day - other.day);

const withSession = (workshop: Workshop, id: string, change: (session: Session) => Session): Workshop => {
  const before = getSession(workshop, id);
  const sessions = workshop.sessions.map((one) => (one === before ? change(before) : one));
  return { ...workshop, sessions: byDay(sessions) };
};

/** Puts a new session at the end of its day. */
export function addSession(workshop: Workshop, values: SessionValues): Workshop {
  const session = { ...values, id: nextId('s', workshop.sessions), records: [], questions: [] };
  return { ...workshop, sessions: byDay([...workshop.sessions, session]) };
}

export const changeSession = (workshop: Workshop, id: string, values: SessionValues): Workshop =>
  withSession(workshop, id, ({ records, questions }) => ({ ...values, id, records, questions }));

export function removeSession(workshop: Workshop, id: string): Workshop {
  const gone = getSession(workshop, id);
  return { ...workshop, sessions: workshop.sessions.filter((one) => one !== gone) };
}

/** Moves a session by so many places; past either end of its day into the next or the last one. */
export function moveSession(workshop: Workshop, id: string, steps: number, days: number): Workshop {
  const session = getSession(workshop, id);
  const ofDay = workshop.sessions.filter(({ day }) => day === session.day);
  const place = ofDay.indexOf(session);
  const staysInDay = place + steps >= 0 && place + steps < ofDay.length;
  if (staysInDay) {
    const others = workshop.sessions.filter(({ day }) => day !== session.day);
    return { ...workshop, sessions: byDay([...others, ...moved(ofDay, place, steps)]) };
  }
  const day = session.day + Math.sign(steps);
  if (day < 1 || day > days) return workshop;
  return placeSession(workshop, id, day, steps > 0 ? 0 : Number.MAX_SAFE_INTEGER);
}

/** Puts a session at a place of a day, from 0; it then follows the one before it, where it was fixed to an hour. */
export function placeSession(workshop: Workshop, id: string, day: number, place: number): Workshop {
  const session = getSession(workshop, id);
  const others = workshop.sessions.filter((one) => one !== session);
  const before = others.filter((one) => one.day === day);
  const at = Math.min(Math.max(place, 0), before.length);
  const { start: _fixed, ...loose } = session;
  const here = [...before.slice(0, at), { ...loose, day }, ...before.slice(at)];
  return { ...workshop, sessions: byDay([...others.filter((one) => one.day !== day), ...here]) };
}

export const addQuestions = (workshop: Workshop, id: string, questions: readonly Question[]): Workshop =>
  withSession(workshop, id, (session) => ({ ...session, questions: [...session.questions, ...questions] }));

export const changeQuestion = (
  workshop: Workshop,
  id: string,
  index: number,
  text: Question['text'],
): Workshop =>
  withSession(workshop, id, (session) => ({
    ...session,
    questions: session.questions.map((one, place) => (place === index ? { ...one, text } : one)),
  }));

export const removeQuestion = (workshop: Workshop, id: string, index: number): Workshop =>
  withSession(workshop, id, (session) => ({
    ...session,
    questions: session.questions.filter((_, place) => place !== index),
  }));

export const moveQuestion = (workshop: Workshop, id: string, index: number, steps: number): Workshop =>
  withSession(workshop, id, (session) => ({ ...session, questions: moved(session.questions, index, steps) }));

/** Moves a record within its session. */
export const moveSessionRecord = (workshop: Workshop, id: string, record: string, steps: number): Workshop =>
  withSession(workshop, id, (session) => ({
    ...session,
    records: moved(session.records, session.records.indexOf(record), steps),
  }));

/** Takes a record out of one session; it stays in the pack. */
export const removeSessionRecord = (workshop: Workshop, id: string, record: string): Workshop =>
  withSession(workshop, id, (session) => ({
    ...session,
    records: session.records.filter((one) => one !== record),
  }));

/** Adds records of the pack to a session, each once. */
export const addSessionRecords = (workshop: Workshop, id: string, records: readonly string[]): Workshop =>
  withSession(workshop, id, (session) => ({
    ...session,
    records: [...new Set([...session.records, ...records])],
  }));
