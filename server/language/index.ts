export * from './locale.ts';
export * from './bilingual-text.ts';
