import { contentLanguages, storedTranslationStates, type Locale } from '../../../language/index.ts';
import type { Term, Vocabularies } from '../../../vocabularies/index.ts';
import { contentKinds } from '../../fields/index.ts';
import type { Column } from './columns.ts';
import { headingOf, type FieldLabels } from './headings.ts';

interface Wording {
  locale: Locale;
  labels: FieldLabels;
  vocabularies: Vocabularies;
}

type Line = [field: string, code: string, ar: string, en: string];

/** The choices of a column's field; none for one that is written freely. */
function choicesOf(
  { tableField: { field }, part }: Column,
  { labels, vocabularies }: Wording,
): Omit<Term, 'aliases'>[] {
  if (field.type === 'language') {
    return contentLanguages.map((code) => ({
      code,
      ar: labels('ar', `languages.${code}`),
      en: labels('en', `languages.${code}`),
    }));
  }
  if (part?.startsWith('state.')) {
    const states: readonly string[] = storedTranslationStates;
    return vocabularies.get('translation-states').terms.filter(({ code }) => states.includes(code));
  }
  if (field.type !== 'code' && field.type !== 'codes') return [];
  const { terms } = vocabularies.get(field.vocabulary);
  const kinds: readonly string[] = contentKinds;
  return field.key === 'kind' ? terms.filter(({ code }) => kinds.includes(code)) : [...terms];
}

/** The rows of a sheet that lists, for each column of codes, what may be written there. */
export function codesSheet(columns: readonly Column[], wording: Wording): (object | null)[][] {
  const { locale, labels } = wording;
  const headings = ['field', 'code', 'arabic', 'english'].map((key) => labels(locale, `tables.${key}`));
  const lines = columns
    // Rows of a group have the same choices.
    .filter(({ row }) => row === undefined || row === 1)
    .flatMap((column) =>
      choicesOf(column, wording).map(({ code, ar, en }): Line => [
        headingOf(column, locale, labels),
        code,
        ar,
        en,
      ]),
    );
  const bold = (value: string) => ({ value, type: String, fontWeight: 'bold' });
  const plain = (value: string) => ({ value, type: String });
  return [headings.map(bold), ...lines.map((line) => line.map(plain))];
}
