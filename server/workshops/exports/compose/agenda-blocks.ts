import type { TimedSession } from '../../agenda.ts';
import type { Block, Cell } from '../pack-document.ts';
import { beside } from './beside.ts';
import type { Workshop } from '../../workshop.ts';
import { joined, own, say, theirs, type Voice, type Voices } from './voice.ts';
import { dayName, daysWithSessions, sessionKind, sessionTitle } from './workshop-facts.ts';

/** The agenda as a table for each day; a sentence where there is none yet. */
export function agendaBlocks(workshop: Workshop, voice: Voice): Block[] {
  const days = daysWithSessions(workshop);
  if (days.length === 0) return [{ is: 'text', tone: 'body', text: say(voice, 'packs:agenda.none') }];
  return days.flatMap((day): Block[] => [
    { is: 'heading', level: 2, text: dayName(day, voice) },
    {
      is: 'table',
      columns: ['time', 'session', 'kind', 'lead'].map((key) => say(voice, `packs:agenda.${key}`)),
      widths: [2, 5, 3, 3],
      rows: day.sessions.map((one) => [
        own(voice.t('packs:agenda.times', { start: one.start, end: one.end }), voice),
        sessionTitle(one, voice),
        own(sessionKind(one, voice), voice),
        theirs(one.session.lead, voice),
      ]),
    },
  ]);
}

/** Of a session: its title, and below it what kind it is and who leads it. */
const sessionCell = (one: TimedSession, voice: Voice): Cell => {
  const about = [own(sessionKind(one, voice), voice), theirs(one.session.lead, voice)];
  const title = sessionTitle(one, voice);
  return [
    title,
    joined(
      about.filter(({ text }) => text !== '' && text !== title.text),
      voice,
    ),
  ].filter(({ text }) => text !== '');
};

/** The agenda in both languages: the hours stand once, between them and the English. */
export function agendaBeside(workshop: Workshop, voices: Voices): Block[] {
  const { ar, en } = voices;
  const days = daysWithSessions(workshop);
  if (days.length === 0) return beside(agendaBlocks(workshop, ar), agendaBlocks(workshop, en), voices);
  const named = (voice: Voice, key: string) => say(voice, `packs:agenda.${key}`);
  return days.flatMap((day): Block[] => [
    ...beside(
      [{ is: 'heading', level: 2, text: dayName(day, ar) }],
      [{ is: 'heading', level: 2, text: dayName(day, en) }],
      voices,
    ),
    {
      is: 'table',
      columns: [[named(en, 'time'), named(ar, 'time')], named(en, 'session'), named(ar, 'session')],
      widths: [2, 5, 5],
      rows: day.sessions.map((one) => [
        own(en.t('packs:agenda.times', { start: one.start, end: one.end }), en),
        sessionCell(one, en),
        sessionCell(one, ar),
      ]),
    },
  ]);
}

/** What is asked in each session. */
export const questionBlocks = ({ sessions }: Workshop, voice: Voice): Block[] =>
  sessions
    .filter(({ questions }) => questions.length > 0)
    .flatMap(({ title, questions }): Block[] => [
      { is: 'heading', level: 2, text: theirs(title, voice) },
      { is: 'list', ordered: true, items: questions.map(({ text }) => theirs(text, voice)) },
    ]);

/** Who promised what by when. */
export function commitmentBlocks({ commitments }: Workshop, voice: Voice): Block[] {
  if (commitments.length === 0) return [];
  const { vocabularies, locale } = voice;
  return [
    {
      is: 'table',
      columns: ['who', 'what', 'due', 'state'].map((key) => say(voice, `packs:commitment.${key}`)),
      widths: [3, 6, 2, 2],
      rows: commitments.map(({ who, what, due, state, governorate }) => [
        joined(
          [
            theirs(who, voice),
            ...(governorate ? [own(vocabularies.get('governorates').label(governorate, locale), voice)] : []),
          ],
          voice,
        ),
        theirs(what, voice),
        own(due, voice),
        own(vocabularies.get('commitment-states').label(state, locale), voice),
      ]),
    },
  ];
}
