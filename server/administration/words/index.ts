export { WordService } from './word-service.ts';
export { splitWords } from './words-check.ts';
export type { KeptTerm, TermOrigin } from './agreed-terms.ts';
