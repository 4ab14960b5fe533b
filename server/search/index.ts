export * from './search-engine.ts';
export * from './search-results.ts';
export * from './change-log.ts';
export * from './follower.ts';
export * from './labels.ts';
export * from './search-service.ts';
export { EmbeddedEngine } from './engines/embedded/embedded-engine.ts';
export { openSearch, requestRebuild } from './open-search.ts';
