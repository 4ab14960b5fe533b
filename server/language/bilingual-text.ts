import { contentLanguages, type ContentLanguage, type Locale } from './locale.ts';

/** States that are stored with a translation. A text with none is the original, current, or missing. */
export const storedTranslationStates = ['machine', 'machine-checked', 'outdated', 'in-progress'] as const;
export type StoredTranslationState = (typeof storedTranslationStates)[number];
export type TranslationState = StoredTranslationState | 'original' | 'current' | 'missing';

/** One text in the languages it was written in. `state` holds only what the texts do not tell by themselves. */
export interface BilingualText {
  ar?: string;
  en?: string;
  ku?: string;
  state?: Partial<Record<ContentLanguage, StoredTranslationState>>;
}

/** A text as it is shown: with the language it is really in. */
export interface LocalText {
  text: string;
  language: ContentLanguage;
}

/** The state of `text` in `language`, for a record first written in `source`. */
export function translationState(
  text: BilingualText | undefined,
  language: ContentLanguage,
  source: ContentLanguage,
): TranslationState {
  if (!text?.[language]) return 'missing';
  const stored = text.state?.[language];
  if (stored) return stored;
  return language === source || !text[source] ? 'original' : 'current';
}

/** The text for a reader of `locale`: theirs when it is there, else the first language that is. */
export function localText(text: BilingualText | undefined, locale: Locale): LocalText | undefined {
  if (!text) return undefined;
  for (const language of [locale, ...contentLanguages]) {
    const value = text[language];
    if (value) return { text: value, language };
  }
  return undefined;
}

export const languagesOf = (text: BilingualText | undefined): ContentLanguage[] =>
  contentLanguages.filter((language) => Boolean(text?.[language]));
