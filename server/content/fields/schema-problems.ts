import type { z } from 'zod';
import type { Problem } from '../../errors.ts';

type Issue = z.core.$ZodIssue;
type Fault = Omit<Problem, 'path'>;

/** Forms that a message can name; any other is an object. */
const expectedForms: Record<string, string> = {
  string: 'form.text',
  number: 'form.number',
  int: 'form.wholeNumber',
  boolean: 'form.boolean',
  array: 'form.list',
};

function faultOf(issue: Issue, input: unknown): Fault {
  switch (issue.code) {
    case 'invalid_type':
      return { code: expectedForms[issue.expected] ?? 'form.object' };
    case 'invalid_value':
      return { code: 'code.unknown', values: { code: shorten(valueAt(input, issue.path)) } };
    case 'too_small':
      return { code: 'number.tooSmall', values: { limit: Number(issue.minimum) } };
    case 'too_big':
      return { code: 'number.tooLarge', values: { limit: Number(issue.maximum) } };
    case 'custom':
      return issue.params as Fault;
    default:
      return { code: 'form.object' };
  }
}

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], input);

/** A value as a message quotes it: at most 60 characters. */
function shorten(value: unknown): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

/** The problems that zod found in `input`, each under its own code; unknown keys are named one by one. */
export const toProblems = (issues: readonly Issue[], input: unknown): Problem[] =>
  issues.flatMap((issue): Problem[] => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, shorten(key)].join('.'), code: 'field.unknown' }));
    }
    return [{ path: path.join('.'), ...faultOf(issue, input) }];
  });
