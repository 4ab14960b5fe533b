import type { Problem } from '../../errors.ts';

/** What `partials/problems.hbs` lists, and what stands beside each field. */
export interface ShownProblems<F extends string> {
  list: { href: string; text: string }[];
  /** By field; empty for those with nothing wrong. */
  of: Record<F, string>;
}

/**
 * What is wrong with a form, in words.
 * @param fields the form's own, each with the id that its control has; other problems lead to the first of them
 * @param say the sentence about a code
 */
export function shownProblems<F extends string>(
  fields: readonly F[],
  problems: readonly Problem[],
  say: (code: string, values: Problem['values']) => string,
): ShownProblems<F> {
  const of = Object.fromEntries(fields.map((field) => [field, ''])) as Record<F, string>;
  const list = problems.map(({ path, code, values }) => {
    const text = say(code, values);
    const field = fields.find((one) => one === path) ?? fields[0]!;
    of[field] ||= text;
    return { href: `#${field}`, text };
  });
  return { list, of };
}

/** The field as one text, at most `longest` signs of it; empty where it is none. */
export function textOf(body: unknown, name: string, longest = 200): string {
  const value = (body as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value.slice(0, longest) : '';
}

/** The field as a list of texts: each control of that name that was chosen. */
export function listOf(body: unknown, name: string): string[] {
  const value = (body as Record<string, unknown> | undefined)?.[name];
  return [value].flat().filter((one): one is string => typeof one === 'string' && one !== '');
}
