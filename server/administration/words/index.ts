export { WordService } from './word-service.ts';
export { splitWords } from './words-check.ts';
export { inForce } from './agreed-terms.ts';
export type { KeptTerm, TermOrigin } from './agreed-terms.ts';
export { takeOverWords } from './words-in-force.ts';
