import type { Problem } from '../../errors.ts';
import type { Vocabularies } from '../../vocabularies/index.ts';
import { listMissing, type CompletenessLevel } from './completeness.ts';
import { contentKinds, type ContentKind } from './index.ts';
import { isBefore } from './partial-date.ts';
import { toProblems } from './schema-problems.ts';
import { valuesSchema } from './schema.ts';

type Values = Readonly<Record<string, unknown>>;

export interface ValuesCheck {
  /** What cannot be stored at all: another form, an unknown code, characters that may not be. */
  broken: Problem[];
  /** What falls short but can be kept whole: missing, too long, a list of too many. */
  short: Problem[];
}

const tooLong: readonly string[] = ['text.tooLong', 'list.tooLong'];
const shortcomings: readonly string[] = [...tooLong, 'value.missing', 'place.missing', 'date.endBeforeStart'];

/** Whether a problem falls short only, so that old material may be kept whole with it. */
export const isShortcoming = ({ code }: Problem): boolean => shortcomings.includes(code);

function listReversed({ start, end }: Values): Problem[] {
  if (typeof start !== 'string' || typeof end !== 'string' || !isBefore(end, start)) return [];
  return [{ path: 'end', code: 'date.endBeforeStart', values: { start, end } }];
}

/** Checks the values of records against their declarations; made once for `vocabularies`. */
export function createValuesCheck(vocabularies: Vocabularies) {
  const schemas = Object.fromEntries(
    contentKinds.map((kind) => [kind, valuesSchema(kind, vocabularies)]),
  ) as Record<ContentKind, ReturnType<typeof valuesSchema>>;

  /** Every problem of `values` as a record of `kind`, asked to be complete to `level`. */
  return (kind: ContentKind, values: unknown, level: CompletenessLevel = 'mandatory'): ValuesCheck => {
    const { error } = schemas[kind].safeParse(values);
    const problems = error ? toProblems(error.issues, values) : [];
    const broken = problems.filter(({ code }) => !tooLong.includes(code));
    // Of values of a wrong form nobody can say what they lack.
    if (broken.length > 0) return { broken, short: [] };
    return {
      broken,
      short: [...problems, ...listMissing(kind, values as Values, level), ...listReversed(values as Values)],
    };
  };
}
