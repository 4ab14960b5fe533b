import type { Reader } from '../../database/index.ts';

/** How a row of a record names its file, as JSON writes it. */
const named = /"file":"([0-9a-f]{64})"/g;

/** The hashes of the files that a revision's JSON names. */
export const fileHashesIn = (data: string): string[] => [...data.matchAll(named)].map(([, hash]) => hash!);

/** One page of the revisions that name files, in the order of their ids, after `after`. */
export function listRevisionsWithFiles(
  reader: Reader,
  after: number,
  limit: number,
): Promise<{ id: number; data: string }[]> {
  return reader
    .selectFrom('revisions')
    .select(['id', 'data'])
    .where('id', '>', after)
    .where('data', 'like', '%"file":"%')
    .orderBy('id')
    .limit(limit)
    .execute();
}
