import { join } from 'node:path';
import { terminalLanguage } from '../config.ts';
import { describePath, type FieldLabels, type Finding } from '../content/index.ts';
import { isLocale, type Locale } from '../language/index.ts';
import { packageRoot } from '../package-root.ts';
import { loadTranslations, type Translate, type Translations } from '../web/i18n.ts';

/** Exit codes of the commands that bring records in and out; 78 is a wrong configuration. */
export const exitCodes = { done: 0, refused: 1, wrongUsage: 2, interrupted: 130 } as const;

/** A command was called wrongly; the message says how it is called. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** The words of a command, in the language of its terminal. */
export interface Terminal {
  locale: Locale;
  /** A text of `terminal` in `locales/`. */
  text: Translate;
  fieldLabels: FieldLabels;
  /** A problem in the given language: its message alone. */
  message: (locale: Locale, finding: Finding) => string;
  /** A problem as one line: where, what, how grave. */
  describe: (finding: Finding) => string;
}

// What would move the cursor, colour the rest or turn its direction.
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const longestShown = 80;

/** People's text so that it cannot play tricks on a terminal, at most 80 characters of it. */
export function printable(text: string): string {
  const characters = [...text.slice(0, 4 * longestShown).replace(unprintable, '\ufffd')];
  return characters.length > longestShown
    ? `${characters.slice(0, longestShown).join('')}…`
    : characters.join('');
}

const printableValues = (values: Finding['values'] = {}): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? printable(value) : value]),
  );

const fieldLabelsFrom =
  (translations: Translations): FieldLabels =>
  (locale, key) =>
    translations.translator(locale)(`fields:${key}`);

export const isLanguageOrAbsent = (lang: string | undefined): boolean => lang === undefined || isLocale(lang);

/** @param lang as said on the command line; without it the terminal's own language. */
export function openTerminal(lang: string | undefined): Terminal {
  const translations = loadTranslations(join(packageRoot, 'locales'));
  const locale = isLocale(lang) ? lang : terminalLanguage();
  const text: Translate = (key, values) => translations.translator(locale)(`terminal:${key}`, values);
  const fieldLabels = fieldLabelsFrom(translations);
  const message: Terminal['message'] = (language, { code, values }) =>
    translations.translator(language)(`validation:${code}`, printableValues(values));
  const describe = (finding: Finding): string => {
    const { line, path, severity, externalId } = finding;
    const record = externalId === undefined ? '' : text('record', { id: printable(externalId) });
    const field = path === '' ? '' : `${printable(describePath(path, locale, fieldLabels))}: `;
    return text('finding', {
      line,
      subject: record + field,
      message: message(locale, finding),
      severity: text(severity),
    });
  };
  return { locale, text, fieldLabels, message, describe };
}
