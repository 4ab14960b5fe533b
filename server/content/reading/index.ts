export * from './facts.ts';
export * from './money.ts';
export * from './outline.ts';
export * from './period.ts';
export * from './reading.ts';
export * from './results.ts';
export * from './sections.ts';
