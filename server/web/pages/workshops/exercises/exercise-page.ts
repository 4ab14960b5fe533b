import { titleOf } from '../../../../content/index.ts';
import type { Problem } from '../../../../errors.ts';
import type { Vocabularies } from '../../../../vocabularies/index.ts';
import type { Exercise, ExerciseValues, PackRecord, Workshop } from '../../../../workshops/index.ts';
import type { PageContext } from '../../../page-context.ts';
import { pageHead } from '../../../page-head.ts';
import { paths } from '../../../paths.ts';
import { choicesOf, field, messageOf, wordsField } from '../fields.ts';

interface Sources {
  workshop: Workshop;
  /** The one that is there already; without it the page makes one. */
  exercise: Exercise | undefined;
  pack: readonly PackRecord[];
  codes: number;
  ballots: number;
  typed?: ExerciseValues | undefined;
  vocabularies: Vocabularies;
  problems: readonly Problem[];
}

const usual: ExerciseValues = {
  title: {},
  method: 'weighted-scoring',
  criteria: [
    { code: 'impact', weight: 30 },
    { code: 'cost', weight: 25 },
    { code: 'feasibility', weight: 25 },
    { code: 'sustainability', weight: 20 },
  ],
  dots: 5,
  chosen: 3,
};

/** The view model of the page on which facilitators prepare an exercise, open and close it. */
export function exercisePage(sources: Sources, context: PageContext) {
  const { workshop, exercise, pack, codes, ballots, typed, vocabularies, problems } = sources;
  const { t, locale } = context;
  const { externalId } = workshop;
  const shown = typed ?? exercise ?? usual;
  const path = (name: string): string =>
    `exercises.${exercise?.id ?? `e${workshop.exercises.length + 1}`}.${name}`;
  const count = (name: 'dots' | 'chosen') =>
    field(name, context, {
      label: t(`workshops:exercise.${name}`),
      value: Number.isNaN(shown[name]) ? '' : shown[name],
      problems,
      path: path(name),
    });
  const title = t(exercise ? 'workshops:exercise.edit' : 'workshops:exercise.new');
  const taken = new Set(exercise?.options.flatMap(({ record }) => record ?? []));
  const id = exercise?.id ?? '';
  return {
    page: pageHead(context, {
      title: problems.length > 0 ? t('workshops:problem.title', { title }) : title,
      description: title,
      nav: 'workshop',
      unlisted: true,
    }),
    workshop,
    heading: title,
    problems: problems.map((problem) => messageOf(problem, t)),
    back: paths.workshopBuilder(locale, externalId),
    action: exercise ? paths.exercise(locale, externalId, id) : paths.exercises(locale, externalId),
    isNew: exercise === undefined,
    state: exercise?.state ?? 'preparing',
    stateWord: t(`workshops:exercise.state.${exercise?.state ?? 'preparing'}`),
    isPreparing: (exercise?.state ?? 'preparing') === 'preparing',
    codes,
    ballots,
    links: {
      result: paths.exerciseResult(locale, externalId, id),
      cards: paths.exerciseCards(locale, externalId, id),
      paper: paths.exercisePaper(locale, externalId, id),
      merge: paths.workshopMerge(locale, externalId),
    },
    fields: {
      title: wordsField('title', context, {
        label: t('workshops:exercise.title'),
        text: shown.title,
        problems,
        path: path('title'),
      }),
      dots: count('dots'),
      chosen: count('chosen'),
      option: wordsField('option', context, { label: t('workshops:option.free') }),
      count: field('count', context, {
        label: t('workshops:codes.count'),
        value: Math.max(codes, 40),
        problems,
      }),
    },
    methods: choicesOf(vocabularies.get('prioritisation-methods').terms, shown.method, locale).map((one) => ({
      ...one,
      hint: t(`workshops:method.${one.value}`),
    })),
    criteria: vocabularies.get('criteria').terms.map((term) => ({
      code: term.code,
      label: term[locale],
      weight: String(shown.criteria.find(({ code }) => code === term.code)?.weight ?? ''),
    })),
    options: (exercise?.options ?? []).map(({ id: option, text, record }) => ({
      id: option,
      text,
      isRecord: record !== undefined,
    })),
    offered: pack.flatMap(({ record }) =>
      record?.kind === 'practice' && !taken.has(record.externalId)
        ? [{ value: record.externalId, title: titleOf(record) }]
        : [],
    ),
  };
}
