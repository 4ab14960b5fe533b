export * from './vocabulary.ts';
export * from './vocabularies.ts';
