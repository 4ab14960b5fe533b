import {
  titleOf,
  type Decision,
  type Refusal,
  type ReviewAction,
  type Screen,
  type WorkingRecord,
} from '../../../content/index.ts';
import type { Problem } from '../../../errors.ts';
import { localText } from '../../../language/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';
import type { CallNote } from '../calls/call-note.ts';
import type { ThreadView } from '../reviews/shown-thread.ts';
import { isReadable } from './dashboard-page.ts';
import { tasksOf } from './form-screen.ts';

interface DraftInput {
  working: WorkingRecord;
  shortcomings: Readonly<Record<Screen['part'], readonly Problem[]>>;
  decisions: Readonly<Partial<Record<ReviewAction, Decision>>>;
  threads: readonly ThreadView[];
  /** Why it was returned, rejected or withdrawn; null where it was not. */
  reason: ThreadView | null;
  /** Of the office: others only look, or translate. */
  isWriter: boolean;
  done: string;
  refusal?: Refusal | undefined;
  call: CallNote | null;
  vocabularies: Vocabularies;
}

const wantsMore = ({ part, state }: { part: string; state: string }): boolean =>
  part === 'quick' && state !== 'done';

/** One record of an office: where it is on its way, what is to be done, what was said of it. */
export function draftPage(input: DraftInput, context: PageContext) {
  const { working, shortcomings, decisions, vocabularies, isWriter } = input;
  const { t, locale } = context;
  const { record } = working;
  const title = localText(titleOf(record), locale) ?? null;
  const may = (action: ReviewAction): boolean => 'to' in (decisions[action] ?? { refusal: '' });
  const canEdit = isWriter && may('edit');
  const tasks = tasksOf(working, undefined, { locale, t, problems: shortcomings });
  const checkHref = isWriter && may('submit') ? paths.draftCheck(locale, record.id) : '';
  return {
    page: pageHead(context, {
      title: title?.text ?? t(`contribute:add.heading.${record.kind}`),
      description: t('contribute:draft.description'),
      nav: 'contribute',
      unlisted: true,
    }),
    id: record.id,
    kind: record.kind,
    title,
    status: vocabularies.get('record-statuses').label(record.status, locale),
    statusNote: t(`contribute:status.${record.status}`),
    updatedAt: record.updatedAt,
    done: input.done ? t(`contribute:done.${input.done}`) : '',
    refusal: input.refusal ? t(`refusals:${input.refusal}`) : '',
    quick: tasks.filter(({ part }) => part === 'quick'),
    later: tasks.filter(({ part }) => part === 'verified'),
    isWriter,
    canEdit,
    checkHref,
    /** The first screen that still wants something, as long as the record cannot be submitted. */
    nextHref: canEdit && !checkHref ? (tasks.find(wantsMore)?.href ?? '') : '',
    publishedHref: isReadable(working) ? paths.record(locale, record.kind, record.id) : '',
    translationHref: paths.draftTranslation(locale, record.id),
    historyHref: paths.draftHistory(locale, record.id),
    canTakeBack: may('takeBack'),
    canDiscard:
      isWriter && working.publishedRevision !== null && may('discard') && record.status !== 'published',
    canDelete: isWriter && working.publishedRevision === null && record.status === 'draft',
    canConfirm: isWriter && may('confirm') && working.reviewDue !== null,
    reviewDue: working.reviewDue ?? '',
    threads: input.threads,
    reason: input.reason,
    call: input.call,
  };
}
