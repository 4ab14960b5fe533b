import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findSetting, putSetting, type Database, type Transaction } from '../database/index.ts';
import type { ImportedRecord, ImportOutcome } from './imported-record.ts';

/** Says when the starting content went in, or that it shall not. */
export const startingContentSetting = 'starting-content';

/** What stores records in a transaction of others: the content service. */
interface Importer {
  importInto(tx: Transaction, records: readonly ImportedRecord[], now: Date): Promise<ImportOutcome>;
}

/** A line of a seed file: the envelope and the values side by side. */
interface FlatRecord extends Record<string, unknown> {
  externalId: string;
}

function toImportedRecord(flat: FlatRecord): ImportedRecord {
  const { externalId, kind, status, sample, source_lang, created_at, updated_at, published_at, ...values } =
    flat;
  return {
    externalId,
    kind,
    status,
    sample,
    sourceLang: source_lang,
    createdAt: created_at,
    updatedAt: updated_at,
    publishedAt: published_at,
    values,
  } as ImportedRecord;
}

/** The records of every `*.jsonl` in `folder`, file by file. */
export function readSeedRecords(folder: string): ImportedRecord[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => toImportedRecord(JSON.parse(line) as FlatRecord));
}

/**
 * Puts the sample records of `folder` into a library that has never had them, all in one transaction with the
 * note that it was done: interrupted, it is as if it had not begun, and removed samples do not come back.
 * Answers how many were put in.
 */
export async function loadStartingContent(
  database: Database,
  content: Importer,
  folder: string,
  now: Date,
): Promise<number> {
  if (await findSetting(database.reader, startingContentSetting)) return 0;
  const records = readSeedRecords(folder);
  return database.transaction(async (tx) => {
    // Another process may have been quicker.
    if (await findSetting(tx, startingContentSetting)) return 0;
    const { created } = await content.importInto(tx, records, now);
    await putSetting(tx, startingContentSetting, now.toISOString());
    return created;
  });
}
