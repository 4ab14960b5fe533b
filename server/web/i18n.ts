import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import i18next, { type i18n, type Resource } from 'i18next';
import {
  formatNumber,
  locales,
  type Locale,
  type Translate,
  type TranslationValues,
} from '../language/index.ts';

export type { Translate, TranslationValues };

/** Every text as it stands in its file: locale, page, key. */
export type Originals = Readonly<Record<Locale, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

export interface Translations {
  originals: Originals;
  translator(locale: Locale): Translate;
}

interface Options {
  /** Called with a key that has no text; by default that is an error. */
  onMissing?: (key: string, locale: Locale) => void;
  /** A text that somebody has put in the place of one of these. */
  replaced?: (locale: Locale, key: string) => string | undefined;
}

/** Texts with their values that are kept in each language. */
const mostKept = 5_000;

function failOnMissing(key: string, locale: Locale): never {
  throw new Error(`no text for ${key} in ${locale}`);
}

/** Every `<locale>/<page>.json` of `folder`: the page is the namespace. */
export function readTexts(folder: string): Resource {
  return Object.fromEntries(
    locales.map((locale) => {
      const files = readdirSync(join(folder, locale)).filter((name) => name.endsWith('.json'));
      const texts = files.map((name) => [
        basename(name, '.json'),
        JSON.parse(readFileSync(join(folder, locale, name), 'utf8')) as Record<string, string>,
      ]);
      return [locale, Object.fromEntries(texts)];
    }),
  );
}

/** Reads all texts of the interface from `folder` (`locales`), once. Numbers in them come out grouped. */
export function loadTranslations(
  folder: string,
  { onMissing = failOnMissing, replaced }: Options = {},
): Translations {
  const instance: i18n = i18next.createInstance();
  const resources = readTexts(folder);
  void instance.init({
    resources,
    lng: 'ar',
    fallbackLng: false,
    ns: Object.keys(resources['ar'] ?? {}),
    defaultNS: false,
    keySeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  for (const locale of locales) {
    instance.services.formatter?.add('number', (value: unknown, language = 'ar') =>
      typeof value === 'number'
        ? formatNumber(value, language.startsWith('en') ? 'en' : 'ar')
        : String(value),
    );
    if (!instance.hasResourceBundle(locale, 'layout')) throw new Error(`no texts for ${locale} in ${folder}`);
  }
  const translators = Object.fromEntries(
    locales.map((locale) => {
      const fixed = instance.getFixedT(locale);
      // A page asks for some hundred texts, most of them as other pages do: looking one up takes a fraction.
      const kept = new Map<string, string>();
      const translate: Translate = (key, values = {}) => {
        const own = replaced?.(locale, key);
        if (own !== undefined) return own;
        const asked = `${key}\n${JSON.stringify(values)}`;
        const known = kept.get(asked);
        if (known !== undefined) return known;
        const isMissing = !instance.exists(key, { ...values, lng: locale });
        if (isMissing) onMissing(key, locale);
        const text = fixed(key, values);
        // Bounded, since values come from people.
        if (kept.size >= mostKept) kept.clear();
        if (!isMissing) kept.set(asked, text);
        return text;
      };
      return [locale, translate];
    }),
  ) as Record<Locale, Translate>;
  return { originals: resources as Originals, translator: (locale) => translators[locale] };
}
