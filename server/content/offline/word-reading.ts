import type { Locale } from '../../language/index.ts';
import { foldText } from '../../text/index.ts';
import type { Vocabularies, VocabularyName } from '../../vocabularies/index.ts';
import { canonicalValues } from '../canonical.ts';
import type { ContentKind, Field, RowField } from '../fields/index.ts';
import { formLines } from './form-lines.ts';
import { NotWord, readWordText } from './word-cells.ts';

/** A form that came back. */
export interface ReadWordForm {
  kind: ContentKind;
  locale: Locale;
  values: object;
  /** Answers that could not be understood, by the path of their field: they are to be chosen again. */
  unread: { path: string; answer: string }[];
}

const western = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.codePointAt(0)! % 16));

function codeOf(name: VocabularyName, answer: string, vocabularies: Vocabularies): string | undefined {
  const sought = foldText(answer);
  return vocabularies
    .get(name)
    .terms.find(({ code, ar, en, aliases = [] }) =>
      [code, ar, en, ...aliases].some((one) => foldText(one) === sought),
    )?.code;
}

function valueOf(
  field: Field | RowField,
  answer: string,
  locale: Locale,
  vocabularies: Vocabularies,
): { value: unknown; isWhole: boolean } {
  const one = (value: unknown) => ({ value, isWhole: value !== undefined });
  switch (field.type) {
    case 'text':
      return one({ [locale]: answer });
    case 'code':
      return one(codeOf(field.vocabulary, answer, vocabularies));
    case 'codes': {
      const parts = answer
        .split(/[،,;؛·\n]+/)
        .map((part) => part.trim())
        .filter(Boolean);
      const codes = parts.map((part) => codeOf(field.vocabulary, part, vocabularies));
      const known = [...new Set(codes.filter((code) => code !== undefined))];
      return { value: known, isWhole: known.length === parts.length };
    }
    case 'number': {
      const text = western(answer)
        .replace(/[\s,٬]/g, '')
        .replace('٫', '.');
      return one(/^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? Number(text) : undefined);
    }
    case 'date':
      return one(/^\d{4}(-\d{2}(-\d{2})?)?$/.exec(western(answer).trim())?.[0]);
    case 'boolean': {
      const answers = vocabularies.get('answers');
      const is = (code: string): boolean =>
        [code, answers.label(code, 'ar'), answers.label(code, 'en')].some(
          (word) => foldText(word) === foldText(answer),
        );
      return one(is('yes') ? true : is('no') ? false : undefined);
    }
    default:
      return one(undefined);
  }
}

/** A filled-in form as values of a draft. @throws NotWord where it is none of the library's forms */
export function readWordForm(bytes: Uint8Array, vocabularies: Vocabularies): ReadWordForm {
  const { rows, rest } = readWordText(bytes);
  const [, kind, language] = /\{tajarib:(practice|lesson):(ar|en)\}/.exec(rest) ?? [];
  if (kind === undefined) throw new NotWord('not a form of this library');
  const locale: Locale = language === 'en' ? 'en' : 'ar';
  const answers = new Map(
    rows.flatMap(([asked = '', answer = '']) => {
      const [, path] = /\{([\w.]{1,60})\}/.exec(asked) ?? [];
      return path !== undefined && answer !== '' ? [[path, answer] as const] : [];
    }),
  );
  const values: Record<string, unknown> = {};
  const unread: ReadWordForm['unread'] = [];
  for (const { path, field } of formLines(kind as ContentKind)) {
    const answer = answers.get(path);
    if (answer === undefined) continue;
    const { value, isWhole } = valueOf(field, answer, locale, vocabularies);
    if (!isWhole) unread.push({ path, answer });
    if (value === undefined) continue;
    const [key = '', row, part] = path.split('.');
    if (row === undefined || part === undefined) values[key] = value;
    else {
      const group = (values[key] ??= []) as Record<string, unknown>[];
      (group[Number(row)] ??= {})[part] = value;
    }
  }
  for (const [key, value] of Object.entries(values))
    if (Array.isArray(value)) values[key] = value.filter((one) => one !== undefined);
  return { kind: kind as ContentKind, locale, values: canonicalValues(kind as ContentKind, values), unread };
}
