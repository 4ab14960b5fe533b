import type { Problem } from '../../../../errors.ts';
import { titleOf } from '../../../../content/index.ts';
import type { Vocabularies } from '../../../../vocabularies/index.ts';
import {
  breakType,
  fingerprint,
  governoratesOf,
  peopleOf,
  type PackRecord,
  type Question,
  type SessionValues,
  type Workshop,
} from '../../../../workshops/index.ts';
import type { PageContext } from '../../../page-context.ts';
import { pageHead } from '../../../page-head.ts';
import { paths } from '../../../paths.ts';
import { qrCode } from '../../records/share/qr-code.ts';
import { choicesOf, field, messageOf, wordsField } from '../fields.ts';
import { datesOf } from '../workshop-box.ts';
import { agendaView, dayName } from './agenda-columns.ts';
import { daysIn, formPart } from './builder-edits.ts';
import type { searchPanel } from './search-panel.ts';

export interface BuilderSources {
  workshop: Workshop;
  pack: readonly PackRecord[];
  /** Id of the session that is open; '' for the pack. */
  selected: string;
  proposed: readonly Question[];
  panel: Awaited<ReturnType<typeof searchPanel>>;
  vocabularies: Vocabularies;
  problems: readonly Problem[];
  /** What was typed and could not be saved. */
  typed?: SessionValues | undefined;
  /** Somebody else has changed the session meanwhile. */
  isClash: boolean;
  /** YYYY-MM-DD. */
  today: string;
}

/** One picked record as the panel shows it. */
function pickView(
  { pick, state, record }: PackRecord,
  place: number,
  last: number,
  { locale, t }: PageContext,
  vocabularies: Vocabularies,
) {
  const codes = record?.values.governorate ?? [];
  return {
    record: pick.record,
    state,
    kind: record?.kind ?? 'practice',
    title: record ? titleOf(record) : { [locale]: t('workshops:pick.gone', { record: pick.record }) },
    href: record ? paths.record(locale, record.kind, record.id) : '',
    places: codes
      .map((code) => vocabularies.get('governorates').label(code, locale))
      .join(t('workshops:list.comma')),
    isFirst: place === 0,
    isLast: place === last,
  };
}

function sessionView(
  { workshop, pack, selected, proposed, vocabularies, problems, typed, isClash }: BuilderSources,
  context: PageContext,
) {
  const session = workshop.sessions.find(({ id }) => id === selected);
  if (!session) return null;
  const { t, locale } = context;
  const shown = typed ?? session;
  const path = (name: string): string => `sessions.${session.id}.${name}`;
  const of = (name: string, label: string, value: string | number | undefined, type: string) =>
    field(name, context, { label, value, type, problems, path: path(name) });
  const words = (name: 'title' | 'lead' | 'notes', rows = 0) =>
    wordsField(name, context, {
      label: t(`workshops:session.${name}`),
      text: shown[name],
      rows,
      problems,
      path: path(name),
    });
  const picks = session.records.flatMap((id) => pack.find(({ pick }) => pick.record === id) ?? []);
  const asked = new Set(session.questions.map(({ text }) => fingerprint(text)));
  const timed = agendaView(workshop, context, '', '').flatMap(({ name, sessions }) =>
    sessions.filter(({ id }) => id === session.id).map((one) => ({ ...one, dayName: name })),
  )[0];
  return {
    id: session.id,
    action: paths.workshopSession(locale, workshop.externalId, session.id),
    when: t('workshops:session.when', {
      day: timed?.dayName ?? '',
      from: timed?.start ?? '',
      to: timed?.end ?? '',
    }),
    title: timed?.title ?? session.title,
    isBreak: session.type === breakType,
    /** A session that was made a break later keeps what was picked until it is taken out. */
    hasMaterial: session.type !== breakType || picks.length > 0,
    isFormOpen: typed !== undefined,
    seen: fingerprint(formPart(session)),
    /** What stands there now, where it is another than what was typed. */
    clash: isClash ? { title: session.title, notes: session.notes ?? {}, minutes: session.minutes } : null,
    fields: {
      title: words('title'),
      start: of('start', t('workshops:session.start'), shown.start, 'time'),
      minutes: of(
        'minutes',
        t('workshops:session.minutes'),
        Number.isNaN(shown.minutes) ? '' : shown.minutes,
        'text',
      ),
      lead: words('lead'),
      notes: words('notes', 4),
    },
    days: Array.from({ length: daysIn(workshop) }, (_, index) => ({
      value: String(index + 1),
      label: t('workshops:day', { day: index + 1 }),
      isChosen: index + 1 === shown.day,
    })),
    types: [
      ...choicesOf(vocabularies.get('session-types').terms, shown.type, locale),
      { value: breakType, label: t('workshops:break'), isChosen: shown.type === breakType },
    ],
    picks: picks.map((one, place) => pickView(one, place, picks.length - 1, context, vocabularies)),
    questions: session.questions.map(({ text }, index) => ({
      index,
      text,
      field: wordsField('question', context, {
        label: t('workshops:question.edit'),
        text,
        rows: 2,
        key: String(index),
      }),
      isFirst: index === 0,
      isLast: index === session.questions.length - 1,
    })),
    proposed: proposed
      .map(({ text }) => ({ id: fingerprint(text), text }))
      .filter(({ id }) => !asked.has(id)),
    newQuestion: wordsField('question', context, { label: t('workshops:question.own'), rows: 2, key: 'new' }),
  };
}

/** The view model of the builder: the agenda, and beside it what is open, a session or the whole pack. */
export function builderPage(sources: BuilderSources, context: PageContext) {
  const { workshop, pack, selected, panel, vocabularies, problems, today } = sources;
  const { t, locale, origin } = context;
  const { externalId } = workshop;
  const join = origin + paths.workshopJoin(locale, externalId, workshop.key ?? '');
  const days = agendaView(workshop, context, selected, today);
  const session = sessionView(sources, context);
  const isToSession = session !== null && !session.isBreak;
  const running = days.find(({ isToday }) => isToday);
  return {
    page: pageHead(context, {
      title:
        problems.length > 0
          ? t('workshops:problem.title', { title: t('workshops:builder') })
          : t('workshops:builder'),
      description: t('workshops:new.lead'),
      nav: 'workshop',
      unlisted: true,
      scripts: ['js/workshop.js'],
    }),
    workshop,
    isClash: sources.isClash,
    problems: problems.map((problem) => messageOf(problem, t)),
    running: running ? t('workshops:running', { day: running.day, days: days.length }) : '',
    dates: datesOf(workshop, context),
    people: peopleOf(workshop),
    governorates: governoratesOf(workshop).length,
    links: {
      self: paths.workshopBuilder(locale, externalId, { session: session?.id }),
      wholePack: `${paths.workshopBuilder(locale, externalId)}#pack`,
      preview: paths.workshop(locale, externalId),
      files: paths.workshopFiles(locale, externalId),
      details: paths.workshopDetails(locale, externalId),
      sessions: paths.workshopSessions(locale, externalId),
      pack: paths.workshopPack(locale, externalId),
      exercises: paths.exercises(locale, externalId),
      commitments: paths.workshopCommitments(locale, externalId),
      evaluation: paths.workshopEvaluation(locale, externalId),
      board: paths.workshopBoard(locale, externalId),
      copy: paths.newWorkshop(locale, { copy: externalId }),
    },
    share: { join, qr: qrCode(join), qrBox: qrCode(join).size + 4 },
    visibility: vocabularies.get('visibilities').label(workshop.visibility, locale),
    days,
    today: running ? dayName(today, context) : '',
    types: [
      ...choicesOf(vocabularies.get('session-types').terms, 'plenary', locale),
      { value: breakType, label: t('workshops:break'), isChosen: false },
    ],
    session,
    pack: pack.map((one, place) => ({
      ...pickView(one, place, pack.length - 1, context, vocabularies),
      note: wordsField('note', context, {
        label: t('workshops:pick.note'),
        text: one.pick.note,
        rows: 2,
        key: String(place),
      }),
      hasNote: one.pick.note !== undefined,
    })),
    panel: {
      ...panel,
      /** Nothing is worked with in a break: what is picked beside one goes into the pack. */
      isToSession,
      hits: panel.hits.map((hit) => ({
        ...hit,
        isPicked: pack.some(({ record }) => record?.id === hit.id) && !isToSession,
        isHere: session?.picks.some(({ href }) => href === hit.href) ?? false,
      })),
    },
    exercises: workshop.exercises.map(({ id, title, method, options, state }) => ({
      href: paths.exercise(locale, externalId, id),
      title,
      method: vocabularies.get('prioritisation-methods').label(method, locale),
      options: options.length,
      state: t(`workshops:exercise.state.${state}`),
    })),
  };
}
