import { countCharacters, type ContentKind, type TextField } from '../../../../content/index.ts';
import type { Problem } from '../../../../errors.ts';
import { translationState, type BilingualText, type Locale } from '../../../../language/index.ts';
import { oneOf, type FormBody } from './form-values.ts';
import type { Translate } from '../../../i18n.ts';
import { guidanceFor } from './guidance.ts';

interface ColumnContext {
  kind: ContentKind;
  locale: Locale;
  t: Translate;
  translator: (locale: Locale) => Translate;
  languages: readonly Locale[];
  source: string;
  typed: FormBody | undefined;
  canTranslate: boolean;
}

/** One language of a text, as it is written. */
export interface TextColumn {
  language: Locale;
  /** Of the label: its own language where both stand side by side, else the reader's. */
  labelLanguage: Locale;
  label: string;
  hint: string;
  /** "بالعربية", above the column on a phone; '' where there is one. */
  heading: string;
  name: string;
  id: string;
  value: string;
  rows: number;
  isLine: boolean;
  limit: number;
  count: number;
  ofLimit: string;
  words: string;
  error: string;
  describedBy: string;
  /** "(optional)", in the language of the label; '' where an answer is needed. */
  optionalMark: string;
  /** What has to be known of this translation; '' for nothing. */
  state: string;
  stateClass: 'machine' | 'outdated' | '';
  acceptLabel: string;
  /** Value of the button that asks a machine; '' where none is offered. */
  translate: string;
}

const rowsFor = (limit: number): number => (limit <= 200 ? 2 : limit <= 400 ? 3 : limit <= 800 ? 5 : 8);

/** The columns of a text: one for each language that is written. */
export function textColumns(
  field: Pick<TextField, 'limit'> & { key: string },
  path: string,
  text: BilingualText,
  context: ColumnContext,
  problem: Problem | undefined,
  isNeeded: boolean,
): TextColumn[] {
  const { languages, typed, translator, locale, t, source } = context;
  const isPair = languages.length > 1;
  const [key = '', , part] = path.split('.');
  const labelKey = part === undefined ? `fields:${context.kind}.${key}` : `fields:rows.${key}.${part}`;
  return languages.map((language, index) => {
    const name = `${path}.${language}`;
    const own = isPair ? translator(language) : t;
    const value = typed && Object.hasOwn(typed, name) ? oneOf(typed, name) : (text[language] ?? '');
    const state = translationState(text, language, source as 'ar');
    const isNoted = state === 'machine' || state === 'outdated';
    const hint = guidanceFor(context.kind, path, own)?.hint ?? '';
    const isHere = problem !== undefined && (problem.path.endsWith(`.${language}`) || index === 0);
    const id = index === 0 ? path.replaceAll('.', '-') : `${path.replaceAll('.', '-')}-${language}`;
    const wanted =
      context.canTranslate &&
      language !== source &&
      (!text[language] || state === 'outdated') &&
      text[source as Locale];
    return {
      language,
      labelLanguage: isPair ? language : locale,
      label: own(labelKey),
      hint,
      heading: isPair ? own('contribute:in-language') : '',
      name,
      id,
      value,
      rows: rowsFor(field.limit),
      isLine: field.limit <= 60,
      limit: field.limit,
      count: countCharacters(value),
      ofLimit: own('contribute:of-limit', { count: field.limit }),
      words: own('contribute:words'),
      error: isHere ? own(`validation:${problem.code}`, { ...problem.values }) : '',
      describedBy: [hint && `${id}-hint`, `${id}-count`, isHere && `${id}-error`, isNoted && `${id}-state`]
        .filter(Boolean)
        .join(' '),
      optionalMark: isNeeded && (language === source || !isPair) ? '' : own('contribute:optional.mark'),
      state: isNoted ? own(`contribute:state.${state}`) : '',
      stateClass: isNoted ? state : '',
      acceptLabel: isNoted ? own(`contribute:accept.${state}`) : '',
      translate: wanted ? `translate:${path}:${language}` : '',
    };
  });
}
