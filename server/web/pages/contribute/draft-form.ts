import { fieldsOn, type Screen, type WorkingRecord } from '../../../content/index.ts';
import type { Locale } from '../../../language/index.ts';
import { columnLanguages, isFiles } from './fields/asked-field.ts';
import { has, listOf, oneOf, type FormBody } from './fields/form-values.ts';
import { mostRows, readButton, readRecordForm, type ReadForm } from './fields/record-form.ts';

type Writes = WorkingRecord['writes'];

export interface DraftForm extends ReadForm {
  version: number;
  key: string | undefined;
  /** The page that the form stands on. */
  page: string | undefined;
  /** In which languages it is to be written from now on; undefined where that is not asked. */
  writes: Writes | undefined;
  button: ReturnType<typeof readButton>;
}

const isWrites = (text: string): text is Writes => text === 'ar' || text === 'en' || text === 'both';

/** What was sent from a screen. @param locale the order of columns is the reader's, the names are not */
export function readDraftForm(
  body: FormBody,
  working: WorkingRecord,
  screen: Screen,
  { locale, resolve }: { locale: Locale; resolve: (link: string) => string | undefined },
): DraftForm {
  const { kind, values } = working.record;
  const button = readButton(body);
  const read = readRecordForm(body, {
    kind,
    fields: fieldsOn(kind, screen),
    languages: columnLanguages(working.writes, locale),
    before: values,
    resolve,
  });
  if (button.verb === 'remove' && !isFiles(button.path)) removeRow(read, button.path, Number(button.detail));
  const key = oneOf(body, 'key');
  const writes = oneOf(body, 'writes');
  return {
    ...read,
    button,
    version: Number(oneOf(body, 'version')) || 0,
    key: /^[\w-]{8,64}$/.test(key) ? key : undefined,
    page: /^[\w-]{8,64}$/.test(key) ? key : undefined,
    writes: has(body, 'writes') && isWrites(writes) ? writes : undefined,
  };
}

function removeRow(read: ReadForm, path: string, at: number): void {
  const rows = read.values[path];
  if (!Array.isArray(rows)) return;
  read.values[path] = rows.filter((_, index) => index !== at);
  read.problems = read.problems.filter((problem) => !problem.path.startsWith(`${path}.${at}.`));
}

/** How many rows of each group the form shows, with one more where it was asked for. */
export function rowsShown(body: FormBody): Record<string, number> {
  const { verb, path } = readButton(body);
  const counts = Object.keys(body).flatMap((name): [string, number][] => {
    const [, group] = /^(\w{1,30})\.rows$/.exec(name) ?? [];
    if (group === undefined) return [];
    const more = verb === 'add' && path === group ? 1 : 0;
    return [[group, Math.min(mostRows, (Number(oneOf(body, name)) || 0) + more)]];
  });
  return Object.fromEntries(counts);
}

/** Every link to a record that the form holds, as it was pasted. */
export const pastedLinks = (body: FormBody): string[] =>
  Object.keys(body)
    .flatMap((name) =>
      listOf(body, name).flatMap((text) => (text.length < 4_000 ? text.split(/[\s،,]+/) : [])),
    )
    .filter((text) => /^[0-9٠-٩۰-۹]{1,10}$|\/(practices|lessons|r)\/\d{1,10}/.test(text))
    .slice(0, 200);
