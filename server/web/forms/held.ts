import { readNext } from './next.ts';

/** A form as it was sent, to be sent again. */
export interface HeldForm {
  action: string;
  fields: { name: string; value: string }[];
}

/** Characters of a held form as a page carries it. */
export const longestHeld = 2_000_000;

const own = new Set(['_csrf', 'password', 'current']);

/** The form at `action` as one text; undefined for one without anything typed, and for those to sign in. */
export function heldForm(action: string, body: unknown): string | undefined {
  if (readNext(action) === undefined || /^\/\w+\/(sign-in|sign-out|welcome|account)\b/.test(action))
    return undefined;
  const fields = Object.entries((body ?? {}) as Record<string, unknown>)
    .filter(([name]) => !own.has(name))
    .flatMap(([name, values]) =>
      [values].flat().flatMap((value) => (typeof value === 'string' ? { name, value } : [])),
    );
  return fields.length === 0 ? undefined : JSON.stringify({ action, fields });
}

/** What `heldForm` wrote; undefined for anything else. */
export function readHeldForm(text: string): HeldForm | undefined {
  if (text === '') return undefined;
  try {
    const { action, fields } = JSON.parse(text) as { action?: unknown; fields?: unknown };
    if (readNext(action) === undefined || !Array.isArray(fields)) return undefined;
    const isField = (one: unknown): one is { name: string; value: string } =>
      typeof one === 'object' &&
      one !== null &&
      'name' in one &&
      typeof one.name === 'string' &&
      'value' in one &&
      typeof one.value === 'string';
    return {
      action: action as string,
      fields: fields.filter(isField).map(({ name, value }) => ({ name, value })),
    };
  } catch {
    return undefined;
  }
}
