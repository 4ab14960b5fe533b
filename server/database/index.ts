export { Database, listPendingMigrations, openDatabase } from './database.ts';
export type { DatabaseKind, DatabaseLocation } from './database-kind.ts';
export type { AccountsTable, AuditTrailTable, OfficesTable } from './tables/accounts.ts';
export type { JobsTable, MessagesTable } from './tables/jobs.ts';
export { DatabaseUnusable } from './database-unusable.ts';
export type { ContentsTable, LinksTable, Reader, RevisionsTable, Transaction } from './schema.ts';
export { addMissingDocuments, findDocument, listDocuments } from './documents-store.ts';
export { findSetting, putSetting, settleSetting } from './settings-store.ts';
export { inChunks } from './chunks.ts';
