import type { ImportedRecord, LessonValues, PracticeValues } from '../../server/content/index.ts';

type Envelope = Partial<Omit<ImportedRecord, 'kind' | 'values'>>;

/** A published practice with the fewest fields; `values` on top of them. */
export const practice = (
  externalId: string,
  values: PracticeValues = {},
  envelope: Envelope = {},
): ImportedRecord => ({
  externalId,
  status: 'published',
  sample: false,
  sourceLang: 'ar',
  ...envelope,
  kind: 'practice',
  values: {
    title: { ar: `ممارسة ${externalId}`, en: `Practice ${externalId}` },
    sector: ['WAT'],
    governorate: ['IQ-BA'],
    start: '2021-03',
    visibility: 'public',
    ...values,
  },
});

/** A published lesson with the fewest fields; `values` on top of them. */
export const lesson = (
  externalId: string,
  values: LessonValues = {},
  envelope: Envelope = {},
): ImportedRecord => ({
  externalId,
  status: 'published',
  sample: false,
  sourceLang: 'ar',
  ...envelope,
  kind: 'lesson',
  values: {
    statement: { ar: `درس ${externalId}` },
    theme: ['procurement'],
    stage: 'contracting',
    sector: ['WAT'],
    governorate: ['IQ-BA'],
    visibility: 'public',
    ...values,
  },
});
