import type { BilingualText, Locale, LocalText, Translate } from '../../../language/index.ts';
import { localText } from '../../../language/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import type { ContentRecord } from '../../../content/index.ts';

/** What a paper is written with: the words of a language, and where its records are to be found. */
export interface Voice {
  locale: Locale;
  t: Translate;
  vocabularies: Vocabularies;
  /** Where a record opens from a code on paper; '' where the library has no address. */
  addressOf: (record: Pick<ContentRecord, 'id'>) => string;
  /** "https://tajarib.example"; '' where the library has no address. */
  origin: string;
}

/** The same in both languages. */
export interface Voices {
  ar: Voice;
  en: Voice;
}

/** Words of the interface. */
export const say = (
  { t, locale }: Pick<Voice, 't' | 'locale'>,
  key: string,
  values?: Record<string, unknown>,
): LocalText => ({ text: t(key, values), language: locale });

export const own = (text: string, { locale }: Pick<Voice, 'locale'>): LocalText => ({
  text,
  language: locale,
});

/** People's words in the language of the paper, else in the one that they are written in. */
export const theirs = (text: BilingualText | undefined, { locale }: Pick<Voice, 'locale'>): LocalText =>
  localText(text, locale) ?? { text: '', language: locale };

/** Several short texts as one line; its language is that of the first. */
export const joined = (
  texts: readonly LocalText[],
  { t, locale }: Pick<Voice, 't' | 'locale'>,
): LocalText => ({
  text: texts.map(({ text }) => text).join(t('record:comma')),
  language: texts[0]?.language ?? locale,
});
