import type { SessionValues } from '../../../../workshops/index.ts';
import { bilingualOf, numberOf, textOf } from '../form-values.ts';

/** What a session's form says, as it was typed; the workshop's check names what is wrong with it. */
export function readSession(body: unknown): SessionValues {
  const start = textOf(body, 'start');
  const lead = bilingualOf(body, 'lead');
  const notes = bilingualOf(body, 'notes');
  const isEmpty = (text: object): boolean => Object.keys(text).length === 0;
  return {
    day: numberOf(body, 'day') ?? 1,
    ...(start === '' ? {} : { start: start.slice(0, 5) }),
    minutes: numberOf(body, 'minutes') ?? NaN,
    type: textOf(body, 'type'),
    title: bilingualOf(body, 'title'),
    ...(isEmpty(lead) ? {} : { lead }),
    ...(isEmpty(notes) ? {} : { notes }),
  };
}
