export { Database, openDatabase } from './database.ts';
export type { DatabaseKind, DatabaseLocation } from './database-kind.ts';
export { DatabaseUnusable } from './database-unusable.ts';
export type { ContentsTable, LinksTable, Reader, RevisionsTable, Transaction } from './schema.ts';
export { findSetting, putSetting } from './settings-store.ts';
export { inChunks } from './chunks.ts';
