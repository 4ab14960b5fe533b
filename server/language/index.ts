export * from './locale.ts';
export * from './bilingual-text.ts';
export * from './dates.ts';
export * from './numbers.ts';
export * from './keyboard-layout.ts';
export * from './script.ts';
export type * from './translate.ts';
export * from './runs.ts';
