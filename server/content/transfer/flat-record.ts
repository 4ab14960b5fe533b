import { canonicalValues } from '../canonical.ts';
import type { ContentRecord } from '../record.ts';
import type { FlatRecord } from './source-entry.ts';

/** The keys beside the values, in the order in which they are written. */
export const envelopeKeys = [
  'externalId',
  'kind',
  'status',
  'sample',
  'source_lang',
  'created_at',
  'updated_at',
  'published_at',
] as const;
export type EnvelopeKey = (typeof envelopeKeys)[number];

/** `record` as it is written to a file: always in the same order, without the library's own numbers. */
export const toFlatRecord = (record: ContentRecord): FlatRecord => ({
  externalId: record.externalId,
  kind: record.kind,
  status: record.status,
  ...(record.sample && { sample: true }),
  source_lang: record.sourceLang,
  created_at: record.createdAt,
  updated_at: record.updatedAt,
  ...(record.publishedAt !== null && { published_at: record.publishedAt }),
  ...canonicalValues(record.kind, record.values),
});
