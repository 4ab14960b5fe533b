import { can, type Account } from '../../accounts/index.ts';
import type { Circumstances } from '../review.ts';
import type { WorkingRecord } from '../writing/working-record.ts';

/** What `account` may be for a record: of its office, its reviewer, its translator. */
export function partsOf(account: Account, working: WorkingRecord): Circumstances['parts'] {
  const { officeId, authorId, record } = working;
  const { governorate = [], sector = [] } = record.values;
  // Who belongs to no office writes for themselves.
  const isOwn = officeId === null && authorId === account.id && can(account, 'record.write');
  return [
    ...(isOwn || can(account, 'record.write', { officeId }) ? (['writer'] as const) : []),
    ...(can(account, 'record.review', { governorates: governorate, sectors: sector })
      ? (['reviewer'] as const)
      : []),
    ...(can(account, 'record.translate', { officeId }) ? (['translator'] as const) : []),
  ];
}

/** Whether `account` may see the working head: its office always, others once it was submitted. */
export function canSee(account: Account, working: WorkingRecord): boolean {
  const parts = partsOf(account, working);
  if (parts.includes('writer')) return true;
  const isOut = working.submittedAt !== null || working.publishedRevision !== null;
  return isOut && parts.length > 0;
}

/** What the rules of the workflow look at. */
export const circumstancesOf = (
  account: Account,
  working: WorkingRecord,
  facts: Pick<Circumstances, 'isComplete' | 'hasOpenThreads' | 'hasReason' | 'twoSteps'>,
): Circumstances => ({
  ...facts,
  status: working.record.status,
  parts: partsOf(account, working),
  wroteIt: working.writtenBy === account.id,
  approvedIt: working.approverId === account.id,
  isPublished: working.publishedRevision !== null,
});
