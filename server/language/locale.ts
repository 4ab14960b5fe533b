/** The two languages of the interface. */
export const locales = ['ar', 'en'] as const;
export type Locale = (typeof locales)[number];

export const isLocale = (value: unknown): value is Locale => value === 'ar' || value === 'en';
export const otherLocale = (locale: Locale): Locale => (locale === 'ar' ? 'en' : 'ar');

/** Languages a text may be written in: the interface's two and Kurdish (Sorani). */
export const contentLanguages = ['ar', 'en', 'ku'] as const;
export type ContentLanguage = (typeof contentLanguages)[number];

export type Direction = 'rtl' | 'ltr';
export const directionOf = (language: ContentLanguage): Direction => (language === 'en' ? 'ltr' : 'rtl');

/** The value of the HTML `lang` attribute: Sorani is `ckb`. */
export const htmlLang = (language: ContentLanguage): string => (language === 'ku' ? 'ckb' : language);

/** Intl's tag of each locale: Iraqi month names, Western digits. */
export const intlTag: Record<Locale, string> = { ar: 'ar-IQ-u-nu-latn', en: 'en-GB' };
