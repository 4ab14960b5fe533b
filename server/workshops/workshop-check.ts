import { isExternalId, listTextFaults } from '../content/index.ts';
import type { Problem } from '../errors.ts';
import { contentLanguages, type BilingualText } from '../language/index.ts';
import type { Vocabularies, VocabularyName } from '../vocabularies/index.ts';
import { agendaProblems, countDays, isTime } from './agenda.ts';
import { mostPicked } from './pack.ts';
import { checkExercises } from './prioritisation/exercise-check.ts';
import { breakType, workshopVisibilities, type Workshop } from './workshop.ts';

export const mostDays = 14;
export const mostSessions = 120;
export const longestSession = 12 * 60;
const mostParticipants = 10_000;
const mostPeople = 500;
const mostCommitments = 200;

/** Characters that a text of a workshop may have, in each language. */
export const textLimits = {
  title: 120,
  purpose: 600,
  place: 120,
  organiser: 120,
  sessionTitle: 120,
  lead: 120,
  question: 300,
  notes: 2000,
  note: 500,
  who: 120,
  what: 200,
  name: 120,
} as const;

const day = /^\d{4}-\d{2}-\d{2}$/;
export function isDay(text: string): boolean {
  const at = day.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  // The 30th of February is read as the 2nd of March.
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}

export const textProblems = (path: string, text: BilingualText | undefined, limit: number): Problem[] =>
  contentLanguages.flatMap((language) => {
    const value = text?.[language];
    return value === undefined ? [] : listTextFaults(value, limit).map((fault) => ({ path, ...fault }));
  });

const needed = (path: string, text: BilingualText, limit: number): Problem[] =>
  contentLanguages.some((language) => text[language]?.trim())
    ? textProblems(path, text, limit)
    : [{ path, code: 'value.missing' }];

const unless = (isRight: boolean, path: string, code: string, values?: Problem['values']): Problem[] =>
  isRight ? [] : [{ path, code, ...(values && { values }) }];

function datesProblems({ start, end }: Workshop): Problem[] {
  const wrong = [
    ...unless(isDay(start), 'start', 'workshop.date'),
    ...unless(isDay(end), 'end', 'workshop.date'),
  ];
  if (wrong.length > 0) return wrong;
  if (end < start) return [{ path: 'end', code: 'date.endBeforeStart', values: { start, end } }];
  return unless(countDays({ start, end }) <= mostDays, 'end', 'workshop.tooLong', { limit: mostDays });
}

function sessionProblems(
  workshop: Workshop,
  known: (name: VocabularyName, code: string) => boolean,
): Problem[] {
  return workshop.sessions.flatMap((session) => {
    const path = (field: string): string => `sessions.${session.id}.${field}`;
    return [
      ...(session.type === breakType
        ? textProblems(path('title'), session.title, textLimits.sessionTitle)
        : needed(path('title'), session.title, textLimits.sessionTitle)),
      ...unless(
        session.type === breakType || known('session-types', session.type),
        path('type'),
        'code.unknown',
        {
          code: session.type,
        },
      ),
      ...unless(
        Number.isInteger(session.day) && session.day >= 1 && session.day <= mostDays,
        path('day'),
        'session.day',
      ),
      ...unless(session.start === undefined || isTime(session.start), path('start'), 'session.start'),
      ...unless(
        Number.isInteger(session.minutes) && session.minutes >= 5 && session.minutes <= longestSession,
        path('minutes'),
        'session.minutes',
        { least: 5, most: longestSession },
      ),
      ...textProblems(path('lead'), session.lead, textLimits.lead),
      ...textProblems(path('notes'), session.notes, textLimits.notes),
      ...session.questions.flatMap(({ text }) => needed(path('questions'), text, textLimits.question)),
    ];
  });
}

function participantProblems(
  workshop: Workshop,
  known: (name: VocabularyName, code: string) => boolean,
): Problem[] {
  const isCount = (count: number | undefined): boolean =>
    count === undefined || (Number.isInteger(count) && count >= 0 && count <= mostParticipants);
  return [
    ...workshop.participants.flatMap(({ governorate, number, women }) => [
      ...unless(known('governorates', governorate), 'participants', 'code.unknown', { code: governorate }),
      ...unless(isCount(number) && isCount(women), `participants.${governorate}`, 'participants.count'),
      ...unless((women ?? 0) <= (number ?? women ?? 0), `participants.${governorate}`, 'participants.women'),
    ]),
    ...unless(workshop.people.length <= mostPeople, 'people', 'people.tooMany', {
      limit: mostPeople,
      length: workshop.people.length,
    }),
    ...workshop.people.flatMap(({ name, post }) =>
      textProblems('people', { ar: name, en: post ?? '' }, textLimits.name),
    ),
  ];
}

function commitmentProblems(
  workshop: Workshop,
  known: (name: VocabularyName, code: string) => boolean,
): Problem[] {
  const { length } = workshop.commitments;
  return [
    ...unless(length <= mostCommitments, 'commitments', 'commitments.tooMany', {
      limit: mostCommitments,
      length,
    }),
    ...workshop.commitments.flatMap(({ id, who, what, due, state, email }) => [
      ...needed(`commitments.${id}.who`, who, textLimits.who),
      ...needed(`commitments.${id}.what`, what, textLimits.what),
      ...unless(isDay(due), `commitments.${id}.due`, 'workshop.date'),
      ...unless(known('commitment-states', state), `commitments.${id}.state`, 'code.unknown', {
        code: state,
      }),
      ...unless(
        email === undefined || /^[^\s@]{1,64}@[^\s@]{1,190}$/.test(email),
        `commitments.${id}.email`,
        'workshop.email',
      ),
    ]),
  ];
}

/** Everything that keeps `workshop` from being stored. Paths name the field, and the session or commitment by id. */
export function checkWorkshop(workshop: Workshop, vocabularies: Vocabularies): Problem[] {
  const known = (name: VocabularyName, code: string): boolean => vocabularies.get(name).has(code);
  const { pack, sessions } = workshop;
  const problems = [
    ...needed('title', workshop.title, textLimits.title),
    ...textProblems('purpose', workshop.purpose, textLimits.purpose),
    ...textProblems('place', workshop.place, textLimits.place),
    ...textProblems('organiser', workshop.organiser, textLimits.organiser),
    ...datesProblems(workshop),
    ...unless(known('workshop-modes', workshop.mode), 'mode', 'code.unknown', { code: workshop.mode }),
    ...unless(workshopVisibilities.includes(workshop.visibility), 'visibility', 'code.unknown', {
      code: workshop.visibility,
    }),
    ...participantProblems(workshop, known),
    ...unless(pack.length <= mostPicked, 'pack', 'pack.tooMany', { limit: mostPicked, length: pack.length }),
    ...unless(
      pack.every(({ record }) => isExternalId(record)),
      'pack',
      'externalId.malformed',
    ),
    ...pack.flatMap(({ note }) => textProblems('pack', note, textLimits.note)),
    ...unless(sessions.length <= mostSessions, 'sessions', 'sessions.tooMany', {
      limit: mostSessions,
      length: sessions.length,
    }),
    ...sessionProblems(workshop, known),
    ...commitmentProblems(workshop, known),
    ...checkExercises(workshop.exercises, vocabularies),
  ];
  return problems.length > 0 ? problems : agendaProblems(workshop);
}
