export { createRecordCheck, type CheckRecord, type RecordCheck } from './record-check.ts';
export { importRecords, type ImportSummary } from './import-records.ts';
export { readJsonLines, writeJsonLines } from './json-lines.ts';
export { toFlatRecord } from './flat-record.ts';
export type { Finding, FlatRecord, SourceEntry } from './source-entry.ts';
export * from './tables/index.ts';
