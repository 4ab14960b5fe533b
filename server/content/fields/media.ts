import type { RowField } from './field.ts';

/**
 * A photograph or an attachment of a record. The file itself is kept under its content hash; what is said of it
 * belongs to the record and travels with its revisions. A photograph needs a description, for those who do not see
 * it, and the word of the people that it shows; a caption is what all readers see beside it.
 */
export const mediaFields = [
  { key: 'file', type: 'file', required: true },
  { key: 'name', type: 'plain', limit: 160, required: true },
  { key: 'alt', type: 'text', limit: 200, search: 'body', requiredOf: 'photographs' },
  { key: 'caption', type: 'text', limit: 200, search: 'body' },
  { key: 'credit', type: 'text', limit: 120 },
  { key: 'date', type: 'date' },
  { key: 'consent', type: 'boolean', requiredOf: 'photographs' },
] as const satisfies readonly RowField[];

/** Whether a file of this name is a photograph: kept files are named after what they are. */
export const isPhotographName = (name: unknown): boolean =>
  typeof name === 'string' && /\.(jpe?g|png|webp)$/i.test(name);
