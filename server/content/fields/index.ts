import { lessonFields } from './lesson.ts';
import { practiceFields } from './practice.ts';
import type { Field } from './field.ts';

export * from './field.ts';
export { practiceFields, type PracticeValues } from './practice.ts';
export { isPhotographName } from './media.ts';
export { lessonFields, type LessonValues } from './lesson.ts';

/** Rises by one whenever a declaration changes meaning; a stored revision names the version it was written with. */
export const fieldsVersion = 2;

/** The field that holds the photographs and attachments of a record. */
export const filesKey = (kind: ContentKind): 'media' | 'files' => (kind === 'practice' ? 'media' : 'files');

export const contentKinds = ['practice', 'lesson'] as const;
export type ContentKind = (typeof contentKinds)[number];

export const fieldsOf = (kind: ContentKind): readonly Field[] =>
  kind === 'practice' ? practiceFields : lessonFields;
