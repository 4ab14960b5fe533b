import { Conflict } from '../errors.ts';
import type { RecordStatus } from './record.ts';

/** What can be done with a record on its way to readers. */
export const reviewActions = [
  'edit', // write on; a published record goes on to be seen in its old form
  'submit',
  'takeBack', // out of the queue again, before anyone began
  'take', // begin to review
  'improve', // take a better wording into the text under review
  'requestChanges',
  'approve',
  'sendBack', // from approved to the first reviewer
  'publish',
  'reject',
  'withdraw', // from readers
  'discard', // what was written since it was published
  'markDue',
  'confirm', // that it still holds
] as const;
export type ReviewAction = (typeof reviewActions)[number];

/** Why an action is refused; each has its sentence in `locales/<locale>/refusals.json`. */
export const refusals = [
  'not-yours', // neither of the office nor a reviewer of this place and sector
  'wrong-status',
  'being-reviewed',
  'take-first',
  'own-record', // nobody passes their own text
  'second-reviewer', // the one who approved does not publish
  'approval-first',
  'threads-open',
  'incomplete',
  'reason-missing',
  'nothing-published',
] as const;
export type Refusal = (typeof refusals)[number];

type Part = 'writer' | 'reviewer' | 'translator' | 'library';

interface Rule {
  /** Where it leads from each status in which it may be done. */
  readonly from: Readonly<Partial<Record<RecordStatus, RecordStatus>>>;
  /** Who may: any of these. */
  readonly by: readonly Part[];
  readonly needs?: readonly ('reason' | 'completeness' | 'resolvedThreads' | 'anotherPerson' | 'published')[];
}

/** The whole workflow: status × action → status, and who may. */
export const workflow: Readonly<Record<ReviewAction, Rule>> = {
  edit: {
    from: {
      draft: 'draft',
      returned: 'returned',
      published: 'draft',
      'update-due': 'draft',
      rejected: 'draft',
      archived: 'draft',
    },
    by: ['writer', 'translator'],
  },
  submit: {
    from: { draft: 'submitted', returned: 'submitted' },
    by: ['writer', 'translator'],
    needs: ['completeness'],
  },
  takeBack: { from: { submitted: 'draft' }, by: ['writer'] },
  take: { from: { submitted: 'in-review' }, by: ['reviewer'], needs: ['anotherPerson'] },
  improve: { from: { 'in-review': 'in-review' }, by: ['reviewer'] },
  requestChanges: { from: { 'in-review': 'returned' }, by: ['reviewer'], needs: ['reason'] },
  approve: {
    from: { 'in-review': 'approved' },
    by: ['reviewer'],
    needs: ['anotherPerson', 'completeness', 'resolvedThreads'],
  },
  sendBack: { from: { approved: 'in-review' }, by: ['reviewer'], needs: ['reason'] },
  publish: {
    from: { approved: 'published', 'in-review': 'published' },
    by: ['reviewer'],
    needs: ['anotherPerson', 'completeness', 'resolvedThreads'],
  },
  reject: {
    from: { submitted: 'rejected', 'in-review': 'rejected', approved: 'rejected' },
    by: ['reviewer'],
    needs: ['reason'],
  },
  // Whatever is being written on it: what is wrong goes from readers at once, and the text stays with its office.
  withdraw: {
    from: {
      published: 'archived',
      'update-due': 'archived',
      draft: 'archived',
      returned: 'archived',
      submitted: 'archived',
      'in-review': 'archived',
      approved: 'archived',
      rejected: 'archived',
    },
    by: ['reviewer'],
    needs: ['published', 'reason'],
  },
  discard: {
    from: { draft: 'published', returned: 'published', rejected: 'published' },
    by: ['writer', 'reviewer'],
    needs: ['published'],
  },
  markDue: { from: { published: 'update-due' }, by: ['library', 'reviewer'] },
  confirm: {
    from: { published: 'published', 'update-due': 'published' },
    by: ['writer', 'reviewer', 'library'],
  },
};

/** All that a decision looks at. */
export interface Circumstances {
  status: RecordStatus;
  /** What the one who asks may be for this record. */
  parts: readonly Part[];
  /** Whether they wrote what is now before the reviewer. */
  wroteIt: boolean;
  /** Whether it was they who approved it. */
  approvedIt: boolean;
  /** Two people have to agree before anything is published. */
  twoSteps: boolean;
  /** Whether mandatory fields are missing, threads open, a reason given, an earlier form published. */
  isComplete: boolean;
  hasOpenThreads: boolean;
  hasReason: boolean;
  isPublished: boolean;
}

export type Decision = { to: RecordStatus } | { refusal: Refusal };

const underReview: readonly RecordStatus[] = ['submitted', 'in-review', 'approved'];

function statusRefusal(action: ReviewAction, status: RecordStatus): Refusal {
  if (action === 'edit' || action === 'submit' || action === 'takeBack') {
    return underReview.includes(status) ? 'being-reviewed' : 'wrong-status';
  }
  return status === 'submitted' ? 'take-first' : 'wrong-status';
}

/** Whether `action` may be done now, and where it leads; else the first reason why not. Pure. */
export function decide(action: ReviewAction, now: Circumstances): Decision {
  const rule = workflow[action];
  const needs = (what: NonNullable<Rule['needs']>[number]): boolean => rule.needs?.includes(what) === true;
  if (!rule.by.some((part) => now.parts.includes(part))) return { refusal: 'not-yours' };
  const to = rule.from[now.status];
  if (to === undefined) return { refusal: statusRefusal(action, now.status) };
  if (needs('published') && !now.isPublished) return { refusal: 'nothing-published' };
  if (needs('anotherPerson') && now.wroteIt) return { refusal: 'own-record' };
  if (action === 'publish' && now.twoSteps) {
    if (now.status === 'in-review') return { refusal: 'approval-first' };
    if (now.approvedIt) return { refusal: 'second-reviewer' };
  }
  if (needs('completeness') && !now.isComplete) return { refusal: 'incomplete' };
  if (needs('resolvedThreads') && now.hasOpenThreads) return { refusal: 'threads-open' };
  if (needs('reason') && !now.hasReason) return { refusal: 'reason-missing' };
  return { to };
}

/** The action was refused; nothing has changed. */
export class Refused extends Conflict {
  readonly refusal: Refusal;
  readonly action: ReviewAction;

  constructor(action: ReviewAction, refusal: Refusal) {
    super(`${action}: ${refusal}`);
    this.action = action;
    this.refusal = refusal;
  }
}

/** As `decide`, for those who go on with the status. @throws Refused */
export function statusAfter(action: ReviewAction, now: Circumstances): RecordStatus {
  const decision = decide(action, now);
  if ('refusal' in decision) throw new Refused(action, decision.refusal);
  return decision.to;
}
