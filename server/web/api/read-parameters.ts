import { z } from 'zod';
import { InvalidInput, type Problem } from '../../errors.ts';

const longestShown = 40;
/** A query of thousands of faults is told of the first ones. */
const mostProblems = 50;

/** The start of what was given, without what would not show. */
const shown = (value: unknown): string =>
  (typeof value === 'string' ? value : ((JSON.stringify(value) as string | undefined) ?? ''))
    .slice(0, longestShown)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\ufffd');

/** Western digits for Arabic and Persian ones; a whole number where it is one, else the text as it was. */
function toNumber(text: string): unknown {
  const western = text
    .trim()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
  return /^-?\d{1,9}$/.test(western) ? Number(western) : text;
}

const withoutWrapping = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? withoutWrapping(schema.unwrap() as z.ZodType)
    : schema;

/** One parameter as a value of the form that `schema` asks for; undefined for one that is empty. */
function toValue(schema: z.ZodType, given: unknown): unknown {
  const wanted = withoutWrapping(schema);
  if (wanted instanceof z.ZodArray) {
    const texts: unknown[] = Array.isArray(given) ? given : [given];
    const parts = texts.flatMap((one) =>
      typeof one === 'string' ? one.split(',').map((part) => part.trim()) : [one],
    );
    return parts.filter((part) => part !== '');
  }
  if (given === '') return undefined;
  if (wanted instanceof z.ZodBoolean && typeof given === 'string') {
    return ({ true: true, 1: true, false: false, 0: false } as Record<string, boolean>)[given] ?? given;
  }
  return wanted instanceof z.ZodNumber && typeof given === 'string' ? toNumber(given) : given;
}

type Issue = z.core.$ZodIssue;

const faultOfType: Record<string, string> = {
  number: 'not-a-number',
  int: 'not-a-number',
  boolean: 'not-yes-or-no',
};

const faultOfSize: Record<string, string> = { string: 'too-long', array: 'too-many-values' };

function problemOf(issue: Issue, given: unknown): Omit<Problem, 'path'> {
  switch (issue.code) {
    case 'invalid_value':
      return issue.path.length > 1
        ? { code: 'unknown-code', values: { value: shown(given) } }
        : { code: 'not-offered', values: { value: shown(given), choices: issue.values.join(', ') } };
    case 'invalid_format':
      return { code: 'unknown-code', values: { value: shown(given) } };
    case 'invalid_type':
      if (Array.isArray(given)) return { code: 'repeated' };
      return { code: faultOfType[issue.expected] ?? 'not-understood', values: { value: shown(given) } };
    case 'too_small':
      return { code: 'too-small', values: { limit: Number(issue.minimum) } };
    case 'too_big':
      return { code: faultOfSize[issue.origin] ?? 'too-big', values: { limit: Number(issue.maximum) } };
    case 'custom': {
      const { code, ...values } = (issue.params ?? {}) as { code: string } & Record<string, number>;
      return { code, values };
    }
    default:
      return { code: 'not-understood', values: { value: shown(given) } };
  }
}

const valueAt = (values: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], values);

function problemsOf(issues: readonly Issue[], values: unknown): Problem[] {
  return issues.flatMap((issue): Problem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: shown(key), code: 'unknown-parameter' }));
    }
    return [{ path: String(issue.path[0]), ...problemOf(issue, valueAt(values, issue.path)) }];
  });
}

/**
 * Reads the query string of a request by `schema`: lists repeat their name or are separated by commas, an empty
 * parameter is one left out, numbers may be written in Arabic digits.
 * @throws InvalidInput naming every parameter that is wrong; nothing is guessed
 */
export function readParameters<T extends z.ZodObject>(schema: T, query: unknown): z.infer<T> {
  const given = Object.entries((query ?? {}) as Record<string, unknown>);
  const values = Object.fromEntries(
    given.map(([name, value]) => {
      const field = Object.hasOwn(schema.shape, name) ? (schema.shape[name] as z.ZodType) : undefined;
      return [name, field ? toValue(field, value) : value];
    }),
  );
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  throw new InvalidInput(problemsOf(result.error.issues, values).slice(0, mostProblems));
}
