import type { Insertable } from 'kysely';
import type { ContentsTable } from '../../database/index.ts';
import { languagesOf } from '../../language/index.ts';
import { canonicalValues } from '../canonical.ts';
import { fieldsVersion } from '../fields/index.ts';
import type { ImportedRecord } from '../imported-record.ts';
import { linksOf, type Link } from './links.ts';
import { isSeen } from '../record.ts';

export type ContentsRow = Omit<Insertable<ContentsTable>, 'id'> & {
  published_revision: number | null;
  published_at: string | null;
  call_id: number | null;
  verified_on: string | null;
  review_due: string | null;
};

/** The working head of a record that is there already. */
export interface StoredHead extends ContentsRow {
  id: number;
  data: string;
}

/** What storing an imported record comes to. */
export interface ImportPlan {
  outcome: 'created' | 'updated';
  row: ContentsRow;
  /** JSON of the new revision `row.revision`; absent where the values stay. */
  newData?: string;
  links: Link[];
  /** Whether readers see something else from now on. */
  seenChange: boolean;
}

/** What the library knows beside the record. */
interface Known {
  /** ISO 8601 instant. */
  now: string;
  /** Numbers of calls, by their external ids. */
  callIds: ReadonlyMap<string, number>;
}

/** Published and open to everyone. */
export const isOpen = (row: Pick<ContentsRow, 'published_revision' | 'visibility'>): boolean =>
  row.published_revision !== null && row.visibility === 'public';

const sameRow = (one: ContentsRow, other: ContentsRow): boolean =>
  (Object.keys(one) as (keyof ContentsRow)[]).every((key) => one[key] === other[key]);

/** The row for `record`, with `updated_at` as it would be if nothing were different. */
function rowFor(
  record: ImportedRecord,
  revision: number,
  stored: StoredHead | undefined,
  { now, callIds }: Known,
): ContentsRow {
  const seen = isSeen(record.status);
  // A record that was published before it came here is at least as old as that.
  const firstKnown = record.publishedAt && record.publishedAt < now ? record.publishedAt : now;
  // Somebody may have said here that it still holds: the days of the same words stay.
  const isSame = stored?.revision === revision;
  const title = record.kind === 'practice' ? record.values.title : record.values.statement;
  return {
    external_id: record.externalId,
    kind: record.kind,
    status: record.status,
    visibility: record.values.visibility ?? 'public',
    source_lang: record.sourceLang,
    sample: record.sample ? 1 : 0,
    languages: languagesOf(title).join(','),
    fields_version: isSame ? stored.fields_version : fieldsVersion,
    revision,
    published_revision: seen ? revision : null,
    created_at: record.createdAt ?? stored?.created_at ?? firstKnown,
    updated_at: record.updatedAt ?? stored?.updated_at ?? now,
    published_at: record.publishedAt ?? stored?.published_at ?? (seen ? now : null),
    // Of a call that this library does not have, only the record itself speaks.
    call_id: callIds.get(record.values.call ?? '') ?? null,
    verified_on: isSame ? stored.verified_on : (record.values.verified_on ?? null),
    review_due: isSame ? stored.review_due : (record.values.review_due ?? null),
  };
}

/**
 * What is to be written for `record`, given what is stored under its external id; undefined when it is there
 * already, word for word. A published status shows the new values at once; any other takes the record back.
 */
export function planImport(
  stored: StoredHead | undefined,
  record: ImportedRecord,
  known: Known,
): ImportPlan | undefined {
  const data = JSON.stringify(canonicalValues(record.kind, record.values));
  const links = linksOf(record.kind, record.values);
  if (!stored) {
    const row = rowFor(record, 1, undefined, known);
    return { outcome: 'created', row, newData: data, links, seenChange: isOpen(row) };
  }
  const sameValues =
    stored.data === data && stored.source_lang === record.sourceLang && stored.kind === record.kind;
  const row = rowFor(record, sameValues ? stored.revision : stored.revision + 1, stored, known);
  if (sameValues && sameRow(row, stored)) return undefined;
  row.updated_at = record.updatedAt ?? known.now;
  return {
    outcome: 'updated',
    row,
    ...(!sameValues && { newData: data }),
    links,
    seenChange: isOpen(stored) || isOpen(row),
  };
}
