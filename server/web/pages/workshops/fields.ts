import type { Problem } from '../../../errors.ts';
import { otherLocale, type BilingualText, type Locale } from '../../../language/index.ts';
import type { Translate } from '../../i18n.ts';
import type { PageContext } from '../../page-context.ts';

/** What `partials/ws-field.hbs` shows. */
export interface Field {
  id: string;
  name: string;
  label: string;
  value: string;
  hint: string;
  error: string;
  /** Of the input: text, date, time, number, email. */
  type: string;
  /** Lines; 0 for an input of one line. */
  rows: number;
  /** Of the words typed; '' for what has no language. */
  language: Locale | '';
  required: boolean;
}

/** What `partials/ws-words.hbs` shows: a text in the reader's language, and folded away in the other. */
export interface WordsField {
  here: Field;
  there: Field;
  /** "In English". */
  other: string;
  isOpen: boolean;
}

export interface Choice {
  value: string;
  label: string;
  isChosen: boolean;
}

/** What a problem says to the one who typed. */
export const messageOf = ({ code, values }: Problem, t: Translate): string =>
  t(`validation:${code}`, values ? { ...values } : {});

const idOf = (name: string): string => name.replace(/[^a-zA-Z0-9-]/g, '-');

interface FieldChoices {
  label: string;
  value?: string | number | undefined;
  hint?: string;
  type?: string;
  rows?: number;
  language?: Locale;
  required?: boolean;
  problems?: readonly Problem[];
  /** Where the same name stands several times on a page. */
  key?: string;
  /** The path of its problems; its name unless said. */
  path?: string;
}

export function field(name: string, context: PageContext, choices: FieldChoices): Field {
  const { problems = [], path = name } = choices;
  const problem = problems.find((one) => one.path === path);
  return {
    id: idOf(choices.key === undefined ? name : `${name}-${choices.key}`),
    name,
    label: choices.label,
    value: String(choices.value ?? ''),
    hint: choices.hint ?? '',
    error: problem ? messageOf(problem, context.t) : '',
    type: choices.type ?? 'text',
    rows: choices.rows ?? 0,
    language: choices.language ?? '',
    required: choices.required ?? false,
  };
}

/** A text in both languages. @param name "title": the inputs are "title.ar" and "title.en" */
export function wordsField(
  name: string,
  context: PageContext,
  { text, ...choices }: Omit<FieldChoices, 'value' | 'language'> & { text?: BilingualText | undefined },
): WordsField {
  const { locale, t } = context;
  const other = otherLocale(locale);
  const path = choices.path ?? name;
  const of = (language: Locale): Field =>
    field(`${name}.${language}`, context, { ...choices, path, language, value: text?.[language] });
  const here = of(locale);
  const there = { ...of(other), error: '', required: false };
  return {
    here,
    there,
    other: t('workshops:words.other'),
    isOpen: Boolean(there.value),
  };
}

export const choicesOf = (
  terms: readonly { code: string; ar: string; en: string }[],
  chosen: string | undefined,
  locale: Locale,
): Choice[] =>
  terms.map((term) => ({ value: term.code, label: term[locale], isChosen: term.code === chosen }));
