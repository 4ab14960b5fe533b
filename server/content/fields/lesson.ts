import type { Field, ValuesOf } from './field.ts';
import { mediaFields } from './media.ts';

/** The lesson learned, declared once: eight short answers, and what the review adds. */
export const lessonFields = [
  { key: 'statement', type: 'text', limit: 160, level: 'mandatory', section: 'identity', search: 'title' },
  { key: 'type', type: 'code', vocabulary: 'lesson-types', level: 'mandatory', section: 'identity' },
  { key: 'sector', type: 'codes', vocabulary: 'sectors', max: 3, level: 'mandatory', section: 'identity' },
  { key: 'governorate', type: 'codes', vocabulary: 'governorates', level: 'mandatory', section: 'identity' },
  { key: 'country', type: 'codes', vocabulary: 'countries', level: 'optional', section: 'identity' },
  { key: 'theme', type: 'codes', vocabulary: 'themes', max: 2, level: 'mandatory', section: 'identity' },
  { key: 'stage', type: 'code', vocabulary: 'stages', level: 'mandatory', section: 'identity' },
  { key: 'observed_on', type: 'date', level: 'optional', section: 'identity' },
  { key: 'event', type: 'text', limit: 800, level: 'mandatory', section: 'context', search: 'summary' },
  { key: 'cause', type: 'text', limit: 600, level: 'verified', section: 'context', search: 'body' },
  { key: 'effect', type: 'text', limit: 400, level: 'verified', section: 'results', search: 'body' },
  { key: 'severity', type: 'code', vocabulary: 'effect-sizes', level: 'verified', section: 'results' },
  { key: 'advice', type: 'text', limit: 600, level: 'mandatory', section: 'learned', search: 'summary' },
  { key: 'actor', type: 'codes', vocabulary: 'org-types', level: 'verified', section: 'learned' },
  { key: 'applies_when', type: 'text', limit: 400, level: 'optional', section: 'repeating', search: 'body' },
  { key: 'applied', type: 'boolean', level: 'optional', section: 'repeating' },
  {
    key: 'applied_result',
    type: 'text',
    limit: 400,
    level: 'optional',
    section: 'repeating',
    search: 'body',
  },
  { key: 'source', type: 'links', level: 'verified', section: 'links' },
  { key: 'call', type: 'link', level: 'automatic', section: 'links' },
  { key: 'files', type: 'group', level: 'optional', section: 'attachments', fields: mediaFields },
  {
    key: 'attribution',
    type: 'code',
    vocabulary: 'attributions',
    level: 'mandatory',
    section: 'publication',
  },
  {
    key: 'visibility',
    type: 'code',
    vocabulary: 'visibilities',
    level: 'mandatory',
    section: 'publication',
  },
  { key: 'licence_ok', type: 'boolean', level: 'mandatory', section: 'publication', readers: 'reviewers' },
  { key: 'life', type: 'code', vocabulary: 'lesson-statuses', level: 'automatic', section: 'publication' },
  { key: 'verified_on', type: 'date', level: 'automatic', section: 'publication' },
  { key: 'review_due', type: 'date', level: 'automatic', section: 'publication' },
] as const satisfies readonly Field[];

export type LessonValues = ValuesOf<typeof lessonFields>;
