export * from './fields/index.ts';
export * from './record.ts';
export type { ImportedRecord, ImportOutcome } from './imported-record.ts';
export type { PublishedAddress, PublishedCounts } from './storing/published-store.ts';
export { ContentService } from './content-service.ts';
export { toSearchDocument } from './searchable.ts';
export { loadStartingContent } from './starting-content.ts';
