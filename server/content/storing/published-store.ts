import { sql } from 'kysely';
import { inChunks, type Reader } from '../../database/index.ts';
import type { ContentLanguage } from '../../language/index.ts';
import type { ContentKind } from '../fields/index.ts';
import type { ContentRecord } from '../record.ts';
import { linksOf } from './links.ts';
import { storedColumns, toPublishedRecord } from './stored-record.ts';

/** Where a published record is, for the site map. */
export interface PublishedAddress {
  id: number;
  kind: ContentKind;
  updatedAt: string;
  /** Languages with a title. */
  languages: ContentLanguage[];
}

export interface PublishedCounts {
  practice: number;
  lesson: number;
  /** Of both kinds. */
  sample: number;
  addedThisMonth: number;
  /** ISO 8601 instant. */
  lastPublishedAt: string | null;
}

/** Who reads: everybody; members who are signed in; whoever holds an address that the library gave out for the record. */
export type Audience = 'everybody' | 'members' | 'invited';
const visibleTo: Readonly<Record<Exclude<Audience, 'everybody'>, readonly string[]>> = {
  members: ['public', 'members'],
  invited: ['public', 'members', 'workshop'],
};

// Spelt out rather than bound, so that the index of what is seen can answer.
const open = sql.lit('public');

/** Every public form goes through here: the published revision of what is open to the audience, and nothing else. */
const selectPublished = (reader: Reader, audience: Audience = 'everybody') =>
  reader
    .selectFrom('contents')
    .innerJoin('revisions', (join) =>
      join
        .onRef('revisions.content_id', '=', 'contents.id')
        .onRef('revisions.number', '=', 'contents.published_revision'),
    )
    .where((where) =>
      audience === 'everybody'
        ? where('contents.visibility', '=', open)
        : where('contents.visibility', 'in', visibleTo[audience]),
    )
    .select(storedColumns);

/** Which form of each of `ids` readers may see: a text that changes whenever that form does. */
export async function findPublishedVersions(
  reader: Reader,
  ids: readonly number[],
): Promise<Map<number, string>> {
  const versions = new Map<number, string>();
  for (const chunk of inChunks(ids)) {
    const rows = await reader
      .selectFrom('contents')
      .select(['id', 'published_revision', 'updated_at', 'status'])
      .where('visibility', '=', open)
      .where('published_revision', 'is not', null)
      .where('id', 'in', chunk)
      .execute();
    for (const row of rows) versions.set(row.id, `${row.published_revision} ${row.status} ${row.updated_at}`);
  }
  return versions;
}

export async function listPublishedByIds(
  reader: Reader,
  ids: readonly number[],
  audience?: Audience,
): Promise<ContentRecord[]> {
  const records: ContentRecord[] = [];
  for (const chunk of inChunks(ids)) {
    const rows = await selectPublished(reader, audience).where('contents.id', 'in', chunk).execute();
    records.push(...rows.map(toPublishedRecord));
  }
  return records;
}

/** What members read and others do not, the newest first, at most `limit`. */
export async function listForMembersAlone(reader: Reader, limit: number): Promise<ContentRecord[]> {
  const rows = await selectPublished(reader, 'members')
    .where('contents.visibility', '<>', open)
    .orderBy('contents.published_at', 'desc')
    .orderBy('contents.id')
    .limit(limit)
    .execute();
  return rows.map(toPublishedRecord);
}

export async function listPublishedByExternalIds(
  reader: Reader,
  externalIds: readonly string[],
): Promise<ContentRecord[]> {
  const records: ContentRecord[] = [];
  for (const chunk of inChunks(externalIds)) {
    const rows = await selectPublished(reader).where('contents.external_id', 'in', chunk).execute();
    records.push(...rows.map(toPublishedRecord));
  }
  return records;
}

/**
 * Ids of the published records of a kind, or of those whose values hold `json` as it is written there (a few that hold
 * it in another place may be among them); in their order.
 */
export async function listPublishedIds(
  reader: Reader,
  of: { kind: ContentKind } | { json: string },
): Promise<number[]> {
  const rows = await selectPublished(reader)
    .where((where) =>
      'kind' in of ? where('contents.kind', '=', of.kind) : where('revisions.data', 'like', `%${of.json}%`),
    )
    .orderBy('contents.id')
    .clearSelect()
    .select('contents.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Published records that link to `externalId`, the newest first, at most `limit`. */
export async function listReferring(
  reader: Reader,
  externalId: string,
  limit: number,
): Promise<ContentRecord[]> {
  const rows = await selectPublished(reader)
    .where('contents.id', 'in', (query) =>
      query.selectFrom('links').select('content_id').where('target_external_id', '=', externalId),
    )
    .orderBy('contents.published_at', 'desc')
    .orderBy('contents.id')
    .limit(limit)
    .execute();
  // A lesson that withholds where it comes from does not refer to it in public either.
  return rows
    .map(toPublishedRecord)
    .filter((record) => linksOf(record.kind, record.values).some(({ target }) => target === externalId));
}

/** Counts what readers see. @param monthStart ISO 8601 instant from which a record counts as added this month. */
export async function countPublished(reader: Reader, monthStart: string): Promise<PublishedCounts> {
  const rows = await reader
    .selectFrom('contents')
    .where('visibility', '=', open)
    .where('published_revision', 'is not', null)
    .groupBy('kind')
    .select(({ fn, eb }) => [
      'kind',
      fn.countAll<number>().as('all'),
      fn.sum<number | string>('sample').as('sample'),
      fn
        .sum<number | string>(eb.case().when('published_at', '>=', monthStart).then(1).else(0).end())
        .as('added'),
      fn.max('published_at').as('last'),
    ])
    .execute();
  const ofKind = (kind: ContentKind): number => rows.find((row) => row.kind === kind)?.all ?? 0;
  const times = rows.flatMap(({ last }) => last ?? []).sort();
  return {
    practice: ofKind('practice'),
    lesson: ofKind('lesson'),
    sample: rows.reduce((total, { sample }) => total + Number(sample), 0),
    addedThisMonth: rows.reduce((total, { added }) => total + Number(added), 0),
    lastPublishedAt: times.at(-1) ?? null,
  };
}

/** One page of addresses in the order of their ids, after `after`. */
export async function listPublishedAddresses(
  reader: Reader,
  after: number,
  limit: number,
): Promise<PublishedAddress[]> {
  const rows = await selectPublished(reader)
    .where('contents.id', '>', after)
    .orderBy('contents.id')
    .limit(limit)
    .clearSelect()
    .select(['contents.id', 'contents.kind', 'contents.languages', 'revisions.created_at as revised_at'])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as ContentKind,
    updatedAt: row.revised_at,
    languages: row.languages.split(',').filter(Boolean) as ContentLanguage[],
  }));
}
