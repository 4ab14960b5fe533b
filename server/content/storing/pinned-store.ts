import { inChunks, type Reader } from '../../database/index.ts';
import type { ContentRecord } from '../record.ts';
import { storedColumns, toPublishedRecord } from './stored-record.ts';

/** One revision of a record. */
export interface Pin {
  /** External id. */
  readonly record: string;
  readonly revision: number;
}

const pinsInStatement = 200;

/** The revisions that `pins` name, of records that everyone may still see, without what is the reviewers'. */
export async function listPinned(reader: Reader, pins: readonly Pin[]): Promise<ContentRecord[]> {
  const records: ContentRecord[] = [];
  for (const chunk of inChunks(pins, pinsInStatement)) {
    const rows = await reader
      .selectFrom('contents')
      .innerJoin('revisions', 'revisions.content_id', 'contents.id')
      .where('contents.visibility', '=', 'public')
      .where('contents.published_revision', 'is not', null)
      .where((eb) =>
        eb.or(
          chunk.map(({ record, revision }) =>
            eb('contents.external_id', '=', record).and('revisions.number', '=', revision),
          ),
        ),
      )
      .select(storedColumns)
      .execute();
    records.push(...rows.map(toPublishedRecord));
  }
  return records;
}
