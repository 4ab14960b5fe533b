import type { Problem } from '../../errors.ts';
import type { Vocabularies } from '../../vocabularies/index.ts';
import { contentKinds } from '../fields/index.ts';
import { createValuesCheck } from '../fields/validation.ts';
import type { ImportedRecord } from '../imported-record.ts';
import { readEnvelope, valuesOf } from './envelope-check.ts';
import type { FlatRecord } from './source-entry.ts';

export interface RecordCheck {
  /** The record, where it can be taken. */
  record?: ImportedRecord;
  errors: Problem[];
  warnings: Problem[];
}

interface Options {
  /** Takes what lacks mandatory fields or is too long, whole and with a warning. */
  acceptIncomplete: boolean;
}

const isObject = (value: unknown): value is FlatRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const kindOf = (flat: FlatRecord) => contentKinds.find((kind) => kind === flat['kind']);

/** Checks records as they come from files; made once for `vocabularies`. */
export function createRecordCheck(vocabularies: Vocabularies, { acceptIncomplete }: Options) {
  const checkValues = createValuesCheck(vocabularies);

  return (flat: unknown): RecordCheck => {
    if (!isObject(flat)) return { errors: [{ path: '', code: 'line.notObject' }], warnings: [] };
    const read = readEnvelope(flat);
    const kind = kindOf(flat);
    const values = valuesOf(flat);
    const { broken, short } = kind ? checkValues(kind, values) : { broken: [], short: [] };
    if ('problems' in read) {
      return { errors: [...read.problems, ...broken, ...(acceptIncomplete ? [] : short)], warnings: [] };
    }
    // A draft is work that has not been finished yet.
    const tolerant = acceptIncomplete || read.envelope.status === 'draft';
    const errors = tolerant ? broken : [...broken, ...short];
    return {
      ...(errors.length === 0 && { record: { ...read.envelope, values } }),
      errors,
      warnings: tolerant ? short : [],
    };
  };
}

export type CheckRecord = ReturnType<typeof createRecordCheck>;
