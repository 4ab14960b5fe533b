import type { Problem } from '../../errors.ts';
import { isExternalId } from '../external-id.ts';
import type { ImportedRecord, ImportOutcome } from '../imported-record.ts';
import type { CheckRecord } from './record-check.ts';
import type { Finding, FlatRecord, SourceEntry } from './source-entry.ts';

const batchSize = 500;

export interface ImportSummary extends ImportOutcome {
  /** Records that were not taken, and lines that hold none. */
  refused: number;
  warnings: number;
}

interface ImportSteps {
  check: CheckRecord;
  /** Stores one batch, all or nothing. */
  store: (batch: readonly ImportedRecord[]) => Promise<ImportOutcome>;
  onFinding: (finding: Finding) => void;
  /** Called after each batch with what is stored by then. */
  onStored?: (summary: Readonly<ImportSummary>) => void;
  /** Ends the import after the batch at hand. */
  signal?: AbortSignal;
}

const textAt = (flat: unknown, key: string): string | undefined => {
  const value = (flat as FlatRecord | null | undefined)?.[key];
  return typeof value === 'string' ? value : undefined;
};

/**
 * Takes every record of `entries` that can be taken, batch by batch, and tells of every problem. Whatever
 * `onStored` has been told of stays, however the import ends. Rejects when `entries` or `store` fails.
 */
export async function importRecords(
  entries: AsyncIterable<SourceEntry>,
  { check, store, onFinding, onStored, signal }: ImportSteps,
): Promise<ImportSummary> {
  const summary: ImportSummary = { created: 0, updated: 0, unchanged: 0, refused: 0, warnings: 0 };
  const firstLines = new Map<string, number>();
  let batch: ImportedRecord[] = [];

  const tell = (severity: Finding['severity'], { line, flat }: SourceEntry, problems: readonly Problem[]) => {
    const externalId = textAt(flat, 'externalId');
    const kind = textAt(flat, 'kind');
    for (const problem of problems) {
      onFinding({ line, severity, ...(externalId && { externalId }), ...(kind && { kind }), ...problem });
    }
    if (severity === 'warning') summary.warnings += problems.length;
    else if (problems.length > 0) summary.refused++;
  };

  const findTwin = ({ line, flat }: SourceEntry): Problem[] => {
    const id = textAt(flat, 'externalId');
    if (id === undefined || !isExternalId(id)) return [];
    const firstLine = firstLines.get(id);
    if (firstLine === undefined) {
      firstLines.set(id, line);
      return [];
    }
    return [{ path: 'externalId', code: 'externalId.twice', values: { id, firstLine } }];
  };

  const storeBatch = async (): Promise<void> => {
    if (batch.length === 0) return;
    const outcome = await store(batch);
    batch = [];
    summary.created += outcome.created;
    summary.updated += outcome.updated;
    summary.unchanged += outcome.unchanged;
    onStored?.(summary);
  };

  for await (const entry of entries) {
    tell('warning', entry, entry.notes ?? []);
    tell('error', entry, entry.problems ?? []);
    if (!('flat' in entry) || entry.problems?.length) continue;
    const { record, errors, warnings } = check(entry.flat);
    const twin = findTwin(entry);
    tell('warning', entry, warnings);
    tell('error', entry, [...twin, ...errors]);
    if (record && twin.length === 0) batch.push(record);
    if (batch.length >= batchSize) await storeBatch();
    if (signal?.aborted) break;
  }
  await storeBatch();
  return summary;
}
