import type { RecordStatus } from '../record.ts';

/** How far an office is with what a call asks for, in records. */
export interface Progress {
  drafts: number;
  inReview: number;
  published: number;
}

interface Counted {
  officeId: number | null;
  status: RecordStatus;
  isSeen: boolean;
  count: number;
}

const parts: Readonly<Partial<Record<RecordStatus, keyof Progress>>> = {
  draft: 'drafts',
  returned: 'drafts',
  submitted: 'inReview',
  'in-review': 'inReview',
  approved: 'inReview',
};

/**
 * Counts by office, those of `invited` first and in their order, also where there is nothing yet. What readers see
 * is published, whatever is written on it since; what was rejected or withdrawn is left out. Pure.
 */
export function progressOf(
  counted: readonly Counted[],
  invited: readonly number[],
): { officeId: number | null; progress: Progress }[] {
  const byOffice = new Map<number | null, Progress>();
  const of = (officeId: number | null): Progress => {
    const known = byOffice.get(officeId) ?? { drafts: 0, inReview: 0, published: 0 };
    byOffice.set(officeId, known);
    return known;
  };
  for (const officeId of invited) of(officeId);
  for (const { officeId, status, isSeen, count } of counted) {
    const part = isSeen ? 'published' : parts[status];
    if (part) of(officeId)[part] += count;
  }
  return [...byOffice].map(([officeId, progress]) => ({ officeId, progress }));
}
