import { z } from 'zod';
import type { Problem } from '../../errors.ts';
import { contentLanguages, type BilingualText, type ContentLanguage } from '../../language/index.ts';
import { isExternalId } from '../external-id.ts';
import { contentKinds } from '../fields/index.ts';
import { toProblems } from '../fields/schema-problems.ts';
import type { ImportedRecord } from '../imported-record.ts';
import { recordStatuses } from '../record.ts';
import { envelopeKeys, type EnvelopeKey } from './flat-record.ts';
import type { FlatRecord } from './source-entry.ts';

const instantPattern = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?$/;

/** `text`, a day or a time with its zone, as ISO 8601 in UTC; undefined when there is no such time. */
function toInstant(text: string): string | undefined {
  const time = instantPattern.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

const coded = (code: string) => ({ params: { code } });
const instant = z.string().refine((text) => toInstant(text) !== undefined, coded('instant.impossible'));
const envelopeSchema = z.object({
  externalId: z.string().refine(isExternalId, coded('externalId.malformed')),
  kind: z.enum(contentKinds),
  status: z.enum(recordStatuses).optional(),
  sample: z.boolean().optional(),
  source_lang: z.enum(contentLanguages).optional(),
  created_at: instant.optional(),
  updated_at: instant.optional(),
  published_at: instant.optional(),
}) satisfies z.ZodType<Partial<Record<EnvelopeKey, unknown>>>;

export type Envelope = Omit<ImportedRecord, 'values'>;

const isMissing = ({ path }: Problem, flat: FlatRecord): boolean => flat[path] === undefined;

/** The language that the title is written in; Arabic where it tells nothing. */
function likelySource(flat: FlatRecord): ContentLanguage {
  const title = (flat['title'] ?? flat['statement']) as BilingualText | undefined;
  return contentLanguages.find((language) => title?.[language]) ?? 'ar';
}

/** Reads who the record is and where it stands: status `draft` and the title's language where nothing is said. */
export function readEnvelope(flat: FlatRecord): { envelope: Envelope } | { problems: Problem[] } {
  const { data, error } = envelopeSchema.safeParse(flat);
  if (error) {
    const problems = toProblems(error.issues, flat).map((problem) =>
      isMissing(problem, flat) ? { path: problem.path, code: `${problem.path}.missing` } : problem,
    );
    return { problems };
  }
  const times = {
    createdAt: data.created_at && toInstant(data.created_at),
    updatedAt: data.updated_at && toInstant(data.updated_at),
    publishedAt: data.published_at && toInstant(data.published_at),
  };
  return {
    envelope: {
      externalId: data.externalId,
      kind: data.kind,
      status: data.status ?? 'draft',
      sample: data.sample ?? false,
      sourceLang: data.source_lang ?? likelySource(flat),
      ...Object.fromEntries(Object.entries(times).filter(([, time]) => time !== undefined)),
    },
  };
}

/** The values of a flat record: all that is not its envelope. */
export const valuesOf = (flat: FlatRecord): FlatRecord =>
  Object.fromEntries(
    Object.entries(flat).filter(([key]) => !(envelopeKeys as readonly string[]).includes(key)),
  );
