export * from './search-engine.ts';
export * from './search-results.ts';
