import type { ContentKind, Field } from '../fields/index.ts';

/**
 * Fields that stand at the head of the page, in its key facts or among its linked records. Any other field finds its
 * place in the body by its declaration alone.
 */
const besideTheBody: Record<ContentKind, ReadonlySet<string>> = {
  practice: new Set([
    ...['title', 'summary', 'sector', 'governorate', 'country', 'district', 'point', 'lead_org', 'org_type'],
    ...['start', 'end', 'maturity', 'beneficiaries', 'beneficiaries_count', 'evidence'],
    ...['cost', 'currency', 'cost_band', 'contact_post', 'visibility'],
    ...['partnership', 'workshop', 'lessons', 'similar', 'call', 'media'],
  ]),
  lesson: new Set([
    ...['statement', 'type', 'sector', 'governorate', 'country', 'theme', 'stage', 'observed_on', 'severity'],
    ...['life', 'source', 'call', 'files', 'attribution', 'visibility'],
  ]),
};

/** What the heading of the section asks: it needs no heading of its own. */
const saysItsSection: ReadonlySet<string> = new Set(['problem', 'solution', 'transfer', 'sustain_note']);

/** A lesson is read as questions and answers: each of these fields begins a section and names it. */
const questions: ReadonlySet<string> = new Set([
  'event',
  'cause',
  'effect',
  'advice',
  'applies_when',
  'applied',
]);

const isQuestion = (kind: ContentKind, { key }: Field): boolean => kind === 'lesson' && questions.has(key);

export const isOnPage = (kind: ContentKind, field: Field): boolean =>
  field.readers !== 'reviewers' && !besideTheBody[kind].has(field.key);

export const isUntitled = (kind: ContentKind, field: Field): boolean =>
  saysItsSection.has(field.key) || isQuestion(kind, field);

/** The section that a field belongs to; `current` is the one before it. */
export function opensSection(
  kind: ContentKind,
  field: Field,
  current: string | undefined,
): { id: string; titleKey: string } {
  if (isQuestion(kind, field)) return { id: field.key, titleKey: `fields:lesson.${field.key}` };
  const isPublication = field.section === 'publication';
  if (kind === 'lesson' && current && !isPublication) return { id: current, titleKey: '' };
  return { id: field.section, titleKey: `record:section.${field.section}` };
}
