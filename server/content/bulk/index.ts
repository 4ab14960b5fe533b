export { BulkDraftService } from './bulk-draft-service.ts';
export { mostDrafts, type BulkFinding, type HeldBulk } from './bulk-plan.ts';
export type { BulkFile } from './read-bulk.ts';
