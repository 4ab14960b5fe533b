import { Conflict, InvalidInput } from '../../../../errors.ts';
import {
  addQuestions,
  addSession,
  changeQuestion,
  changeSession,
  countDays,
  fingerprint,
  getSession,
  moveQuestion,
  moveSession,
  moveSessionRecord,
  placeSession,
  removeQuestion,
  removeSession,
  removeSessionRecord,
  type Question,
  type Session,
  type Workshop,
} from '../../../../workshops/index.ts';
import { bilingualOf, numberOf, orderOf, textOf, textsOf } from '../form-values.ts';
import { readSession } from './session-form.ts';

/** What of a session its form shows and changes. */
export const formPart = ({ day, start, minutes, type, title, lead, notes }: Session): unknown => [
  day,
  start ?? '',
  minutes,
  type,
  title,
  lead ?? {},
  notes ?? {},
];

const steps: Readonly<Record<string, number>> = { up: -1, down: 1 };

/** The days that a session may be on: those of the dates, and those that already have sessions. */
export const daysIn = (workshop: Workshop): number =>
  Math.max(countDays(workshop), ...workshop.sessions.map(({ day }) => day));

const placeOf = (text: string): number => (/^\d{1,4}$/.test(text) ? Number(text) : 0);

/** Adds a session as the short form of a day says. */
export const sessionAdder = (body: unknown) => (workshop: Workshop) =>
  addSession(workshop, readSession(body));

/**
 * What a button of a session asks for. @param proposed the questions that its records suggest
 * @throws Conflict where somebody else has changed the session since the form was made
 */
export function sessionEdit(id: string, body: unknown, proposed: readonly Question[]) {
  const { verb, object } = orderOf(body);
  return (workshop: Workshop): Workshop => {
    switch (verb) {
      case 'save':
        if (fingerprint(formPart(getSession(workshop, id))) !== textOf(body, 'seen')) {
          throw new Conflict(`session ${id} was changed meanwhile`);
        }
        return changeSession(workshop, id, readSession(body));
      case 'remove':
        return removeSession(workshop, id);
      case 'up':
      case 'down':
        return moveSession(workshop, id, steps[verb] ?? 0, daysIn(workshop));
      case 'place':
        return placeSession(workshop, id, numberOf(body, 'day') ?? 1, numberOf(body, 'place') ?? 0);
      case 'record-up':
        return moveSessionRecord(workshop, id, object, -1);
      case 'record-down':
        return moveSessionRecord(workshop, id, object, 1);
      case 'record-remove':
        return removeSessionRecord(workshop, id, object);
      case 'question-up':
        return moveQuestion(workshop, id, placeOf(object), -1);
      case 'question-down':
        return moveQuestion(workshop, id, placeOf(object), 1);
      case 'question-remove':
        return removeQuestion(workshop, id, placeOf(object));
      case 'question-save':
        return changeQuestion(workshop, id, placeOf(object), bilingualOf(body, 'question'));
      case 'ask':
        return addQuestions(workshop, id, [{ text: bilingualOf(body, 'question') }]);
      case 'ask-proposed': {
        const wanted = new Set(textsOf(body, 'proposed'));
        return addQuestions(
          workshop,
          id,
          proposed.filter(({ text }) => wanted.has(fingerprint(text))),
        );
      }
      default:
        throw new InvalidInput([{ path: 'do', code: 'form.button' }]);
    }
  };
}
