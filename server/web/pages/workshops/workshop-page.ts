import { titleOf } from '../../../content/index.ts';
import { localText } from '../../../language/index.ts';
import type { Programme } from '../../../partnerships/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import {
  governoratesOf,
  mayChange,
  peopleOf,
  type EvaluationSummary,
  type PackRecord,
  type Workshop,
} from '../../../workshops/index.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';
import { agendaView } from './building/agenda-columns.ts';
import { resultView } from './exercises/shown-result.ts';
import { commitmentsView } from './room/commitment-list.ts';
import { evaluationView } from './room/evaluation-bars.ts';
import { datesOf, daysOf, shortNameOf } from './workshop-box.ts';

export interface WorkshopSources {
  workshop: Workshop;
  pack: readonly PackRecord[];
  evaluation: EvaluationSummary;
  /** The programme that it belongs to, where there is one. */
  programme: Programme | undefined;
  vocabularies: Vocabularies;
  /** YYYY-MM-DD. */
  today: string;
}

function packView(pack: readonly PackRecord[], { locale, t }: PageContext, vocabularies: Vocabularies) {
  const places = vocabularies.get('governorates');
  return pack.flatMap(({ pick, record, state }) =>
    record
      ? [
          {
            record: pick.record,
            kind: record.kind,
            title: titleOf(record),
            href: paths.record(locale, record.kind, record.id),
            places: (record.values.governorate ?? [])
              .map((code) => places.label(code, locale))
              .join(t('workshops:list.comma')),
            state,
            sample: record.sample,
          },
        ]
      : [],
  );
}

/** The view model of one workshop's page: its plan before, its report after. */
export function workshopPage(sources: WorkshopSources, context: PageContext) {
  const { workshop, pack, evaluation, programme, vocabularies, today } = sources;
  const { locale } = context;
  const words = (text: Workshop['title']): string => localText(text, locale)?.text ?? '';
  const links = new Map(
    pack.flatMap(({ record }) =>
      record ? [[record.externalId, paths.record(locale, record.kind, record.id)] as const] : [],
    ),
  );
  const shown = packView(pack, context, vocabularies);
  const isManaged = mayChange(workshop, context.account);
  return {
    page: pageHead(context, {
      title: words(workshop.title) || shortNameOf(workshop, context),
      description: words(workshop.purpose),
      nav: 'workshop',
      unlisted: workshop.visibility !== 'public',
    }),
    workshop,
    place: words(workshop.place),
    organiser: words(workshop.organiser),
    dates: datesOf(workshop, context),
    days: daysOf(workshop),
    files: paths.workshopFiles(locale, workshop.externalId),
    people: peopleOf(workshop),
    mode: vocabularies.get('workshop-modes').label(workshop.mode, locale),
    governorates: governoratesOf(workshop).map((code) => ({
      label: vocabularies.get('governorates').label(code, locale),
      href: paths.governorate(locale, code),
    })),
    programme: programme ? { name: programme.name, quotes: programme.quotes } : null,
    agenda: workshop.sessions.length > 0 ? agendaView(workshop, context, '', today) : [],
    pack: shown,
    hasMaterial: shown.length > 0 || workshop.sessions.length > 0,
    results: workshop.exercises.flatMap((exercise) =>
      exercise.result ? [resultView(exercise, exercise.result, context, vocabularies, links)] : [],
    ),
    commitments: commitmentsView(workshop, pack, context, vocabularies, today),
    evaluation: evaluation.forms > 0 ? evaluationView(workshop, evaluation, context) : null,
    links: {
      build: isManaged ? paths.workshopBuilder(locale, workshop.externalId) : '',
      evaluate: workshop.evaluation.open ? paths.workshopEvaluate(locale, workshop.externalId) : '',
      live: workshop.exercises
        .filter(({ state }) => state === 'open')
        .map(({ id, title }) => ({ href: paths.exerciseResult(locale, workshop.externalId, id), title })),
    },
  };
}
