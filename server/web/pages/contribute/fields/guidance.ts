import type { ContentKind } from '../../../../content/index.ts';
import type { Translate } from '../../../i18n.ts';

/** What helps to answer: what is asked, an answer that helps others, and one that does not. */
export interface Guidance {
  hint: string;
  good: string;
  weak: string;
}

/** Fields with all three. */
const exemplified: Readonly<Record<ContentKind, readonly string[]>> = {
  lesson: ['statement', 'event', 'cause', 'effect', 'advice', 'applies_when', 'applied_result'],
  practice: [
    ...['title', 'summary', 'lead_org', 'problem', 'objectives', 'solution', 'transfer', 'components'],
    ...['partners', 'results', 'prereq', 'staff', 'legal', 'success', 'obstacles', 'inclusion_note'],
    ...['sustain_note', 'plan_link', 'contact_post'],
  ],
};

/** Fields with a sentence alone. */
const hinted: Readonly<Record<ContentKind, readonly string[]>> = {
  lesson: ['governorate', 'theme', 'source', 'attribution', 'visibility', 'observed_on'],
  practice: [
    ...['governorate', 'district', 'point', 'start', 'end', 'cost_band', 'beneficiaries_count', 'visibility'],
    ...['partnership', 'workshop', 'lessons', 'similar'],
  ],
};

/** The guidance of a field by its path; null where there is none. */
export function guidanceFor(kind: ContentKind, path: string, t: Translate): Guidance | null {
  const [key = '', row] = path.split('.');
  if (row !== undefined) return null;
  if (hinted[kind].includes(key)) return { hint: t(`guidance:${kind}.${key}.hint`), good: '', weak: '' };
  if (!exemplified[kind].includes(key)) return null;
  return {
    hint: t(`guidance:${kind}.${key}.hint`),
    good: t(`guidance:${kind}.${key}.good`),
    weak: t(`guidance:${kind}.${key}.weak`),
  };
}
