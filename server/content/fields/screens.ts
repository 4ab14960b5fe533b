import { fieldsOf, type ContentKind, type Field } from './index.ts';

/** One screen of the form: a few questions, and some that may wait, folded. */
export interface Screen {
  readonly name: string;
  readonly fields: readonly string[];
  /** Optional, behind "more". */
  readonly more?: readonly string[];
  /** quick: to be submitted; verified: for the record to be called verified, later. */
  readonly part: 'quick' | 'verified';
}

const lessonScreens: readonly Screen[] = [
  {
    name: 'lesson',
    part: 'quick',
    fields: ['statement', 'type', 'event', 'advice'],
    more: ['cause', 'effect', 'severity'],
  },
  {
    name: 'place',
    part: 'quick',
    fields: ['sector', 'governorate', 'country', 'theme', 'stage'],
    more: ['actor', 'observed_on', 'applies_when', 'applied', 'applied_result', 'source'],
  },
  { name: 'sharing', part: 'quick', fields: ['files', 'attribution', 'visibility', 'licence_ok'] },
];

const practiceScreens: readonly Screen[] = [
  {
    name: 'basics',
    part: 'quick',
    fields: ['title', 'summary', 'sector', 'governorate', 'country'],
    more: ['district', 'point'],
  },
  { name: 'who', part: 'quick', fields: ['lead_org', 'org_type', 'start', 'end', 'maturity'] },
  { name: 'what', part: 'quick', fields: ['problem', 'solution', 'transfer'] },
  { name: 'sharing', part: 'quick', fields: ['media', 'contact_post', 'visibility', 'licence_ok'] },
  {
    name: 'aims',
    part: 'verified',
    fields: ['objectives', 'beneficiaries', 'beneficiaries_count'],
    more: ['inclusion', 'inclusion_note'],
  },
  { name: 'steps', part: 'verified', fields: ['components'] },
  { name: 'partners', part: 'verified', fields: ['partners'], more: ['involvement'] },
  { name: 'results', part: 'verified', fields: ['results'] },
  {
    name: 'costs',
    part: 'verified',
    fields: ['cost', 'currency', 'cost_band', 'funding'],
    more: ['running_cost', 'staff'],
  },
  { name: 'needs', part: 'verified', fields: ['prereq'], more: ['legal'] },
  { name: 'learned', part: 'verified', fields: ['success', 'success_themes', 'obstacles'] },
  {
    name: 'future',
    part: 'verified',
    fields: ['sustain', 'sustain_note'],
    more: ['sdg', 'plan_link', 'partnership', 'workshop', 'lessons', 'similar'],
  },
];

/** The screens of a kind, in their order. */
export const screensOf = (kind: ContentKind): readonly Screen[] =>
  kind === 'lesson' ? lessonScreens : practiceScreens;

/** The fields of a screen, the folded ones last. */
export function fieldsOn(kind: ContentKind, { fields, more = [] }: Screen): Field[] {
  const declared = new Map(fieldsOf(kind).map((field) => [field.key, field]));
  return [...fields, ...more].flatMap((key) => declared.get(key) ?? []);
}
