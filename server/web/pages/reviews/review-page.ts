import type { Account } from '../../../accounts/index.ts';
import {
  titleOf,
  type Decision,
  type Refusal,
  type ReviewAction,
  type Thread,
  type WorkingRecord,
} from '../../../content/index.ts';
import type { Problem } from '../../../errors.ts';
import { localText } from '../../../language/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';
import { answersOf } from '../contribute/check-page.ts';
import { isReadable } from '../contribute/dashboard-page.ts';
import { fieldLabel, idOf, problemText } from '../contribute/fields/asked-field.ts';
import { formProblems } from '../contribute/fields/form-problems.ts';
import type { CallNote } from '../calls/call-note.ts';
import { threadView } from './shown-thread.ts';

export interface ReviewInput {
  working: WorkingRecord;
  decisions: Readonly<Record<string, Decision>>;
  threads: readonly Thread[];
  /** Of the verified level: what the reviewer may want to ask for. */
  shortcomings: readonly Problem[];
  refusal: Refusal | undefined;
  problems: readonly Problem[];
  /** What was typed, where it could not be taken: a reason, or a comment on a field. */
  reason: string;
  comment: { field: string; text: string; suggested: string } | undefined;
  /** The thread that an empty answer was sent to. */
  unsaid: unknown;
  names: ReadonlyMap<number, string>;
  /** Reviewers to whom it may be given, the likeliest first. */
  reviewers: readonly Account[];
  office: string;
  /** That it answers. */
  call: CallNote | null;
  done: string;
  key: string;
  vocabularies: Vocabularies;
}

/** What a reviewer decides at the foot of the page; to reject stands beside two of them. */
const decidable = [
  ...(['publish', 'approve', 'requestChanges', 'sendBack'] as const),
  ...(['confirm', 'markDue', 'withdraw'] as const),
];

/** One record before its reviewer. */
export function reviewPage(input: ReviewInput, context: PageContext) {
  const { working, decisions, vocabularies, names } = input;
  const { t, locale } = context;
  const { record } = working;
  const { kind, id } = record;
  const may = (action: ReviewAction): boolean => 'to' in (decisions[action] ?? { refusal: '' });
  const title = localText(titleOf(record), locale);
  const view = { recordId: id, kind, locale, t, names, unsaid: input.unsaid };
  const threadsOf = (key: string) =>
    input.threads
      .filter(({ field }) => field.split('.')[0] === key)
      .map((thread) => ({ ...threadView(thread, view), ...(thread.field === key && { about: '' }) }));
  const { comment } = input;
  const commentError = input.problems.map((problem) => problemText(problem, t)).join(' ');
  const groups = answersOf(working, context, vocabularies).map((group) => ({
    ...group,
    answers: group.answers.map((answer) => ({
      ...answer,
      threads: threadsOf(answer.key),
      typed: comment?.field === answer.key ? comment : null,
      commentError: comment?.field === answer.key ? commentError : '',
      suggests: answer.texts.length > 0 && answer.isText,
      languages: (['ar', 'en'] as const).map((value) => ({
        value,
        label: t(`fields:languages.${value}`),
        checked: value === record.sourceLang,
      })),
    })),
  }));
  const attribution = kind === 'lesson' ? record.values.attribution : undefined;
  const isReasonMissing = input.refusal === 'reason-missing';
  const summary = [
    ...(input.refusal
      ? [{ href: isReasonMissing ? '#reason' : '#decide', label: '', text: t(`refusals:${input.refusal}`) }]
      : []),
    ...input.problems.map((problem) => ({
      href: comment ? `#c-${idOf(comment.field)}` : '#decide',
      label: comment ? fieldLabel(kind, comment.field, t) : '',
      text: problemText(problem, t),
    })),
  ];
  const evidence = kind === 'practice' ? record.values.evidence : undefined;
  return {
    page: pageHead(context, {
      title: `${summary.length > 0 ? t('contribute:error.prefix') : ''}${title?.text ?? t('contribute:untitled')}`,
      description: t('reviewing:queue.lead'),
      nav: 'contribute',
      unlisted: true,
    }),
    id,
    kind,
    title: title ?? null,
    status: vocabularies.get('record-statuses').label(record.status, locale),
    done: input.done ? t(`reviewing:done.${input.done}`) : '',
    ...formProblems(summary, input.refusal !== undefined && !isReasonMissing, t),
    queueHref: paths.reviews(locale),
    historyHref: paths.draftHistory(locale, id),
    publishedHref: isReadable(working) ? paths.record(locale, kind, id) : '',
    office: input.office,
    call: input.call,
    attribution: attribution ? vocabularies.get('attributions').label(attribution, locale) : '',
    writer: working.writtenBy === null ? '' : (names.get(working.writtenBy) ?? t('reviewing:somebody')),
    reviewer: working.reviewerId === null ? '' : (names.get(working.reviewerId) ?? t('reviewing:somebody')),
    submittedAt: working.submittedAt ?? '',
    reviewers: input.reviewers.map((one) => ({
      id: one.id,
      name: one.name,
      selected: one.id === working.reviewerId,
    })),
    lacking: input.shortcomings.map((problem) => fieldLabel(kind, problem.path.split('.')[0]!, t)),
    groups,
    whole: threadsOf(''),
    may: {
      take: may('take'),
      requestChanges: may('requestChanges'),
      approve: may('approve'),
      publish: may('publish'),
      sendBack: may('sendBack'),
      reject: may('reject'),
      withdraw: may('withdraw'),
      confirm: may('confirm'),
      markDue: may('markDue'),
      comment: ['submitted', 'in-review', 'approved'].includes(record.status),
    },
    whyNot: notPublished(decisions, record.status, t),
    nothingToDecide: decidable.some(may)
      ? ''
      : t(may('take') ? 'reviewing:take-first' : 'reviewing:nothing-to-decide'),
    reason: input.reason,
    reasonError: isReasonMissing ? t('refusals:reason-missing') : '',
    evidenceLevels:
      kind === 'practice'
        ? vocabularies.get('evidence-levels').terms.map(({ code }) => ({
            value: code,
            label: vocabularies.get('evidence-levels').label(code, locale),
            checked: code === (evidence ?? 'E0'),
          }))
        : [],
    key: input.key,
  };
}

/** Why a record under review cannot be published yet; '' where it can, or where nobody would ask. */
function notPublished(decisions: ReviewInput['decisions'], status: string, t: PageContext['t']): string {
  const { publish } = decisions;
  const isAsked = status === 'in-review' || status === 'approved';
  return isAsked && publish && 'refusal' in publish ? t(`refusals:${publish.refusal}`) : '';
}
