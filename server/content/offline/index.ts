import type * as WordWriting from './word-writing.ts';

export type { FormWords } from './word-writing.ts';
export { readWordForm, type ReadWordForm } from './word-reading.ts';
export { NotWord } from './word-cells.ts';

/** See `word-writing.ts`, which is loaded with the first form: its library is the largest of the house. */
export const writeWordForm: typeof WordWriting.writeWordForm = async (...given) =>
  (await import('./word-writing.ts')).writeWordForm(...given);
