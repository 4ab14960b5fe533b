import Handlebars from 'handlebars';
import {
  directionOf,
  htmlLang,
  localText,
  type BilingualText,
  type ContentLanguage,
  type LocalText,
  type Locale,
} from '../../language/index.ts';
import type { MarkedText } from '../../text/index.ts';
import { isolateRuns } from './isolation.ts';

/** Escaped; in a language from right to left, runs of the other direction are isolated. */
const escape = (text: string, language: ContentLanguage): string =>
  directionOf(language) === 'rtl' ? isolateRuns(text) : Handlebars.escapeExpression(text);
export const safe = (html: string): Handlebars.SafeString => new Handlebars.SafeString(html);

/** `html` as it is for readers of its language, else in a span that says which one it is in. */
export function inLanguage(html: string, language: ContentLanguage, locale: Locale): string {
  if (language === locale) return html;
  return `<span lang="${htmlLang(language)}" dir="${directionOf(language)}">${html}</span>`;
}

/** One language of a text, escaped; nothing where it is written in none. */
export function textHtml(text: BilingualText | LocalText, locale: Locale): string {
  const local = 'language' in text ? text : localText(text, locale);
  return local ? inLanguage(escape(local.text, local.language), local.language, locale) : '';
}

/** A text of several paragraphs (blank lines between them), escaped. */
export function paragraphsHtml(text: BilingualText | LocalText, locale: Locale): string {
  const local = 'language' in text ? text : localText(text, locale);
  if (!local) return '';
  const { language } = local;
  const attributes =
    language === locale ? '' : ` lang="${htmlLang(language)}" dir="${directionOf(language)}"`;
  return local.text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p${attributes}>${escape(paragraph.trim(), language).replaceAll('\n', '<br>')}</p>`)
    .join('');
}

/** A text with its found words in `<mark>`. */
export function markedHtml({ language, parts }: MarkedText, locale: Locale): string {
  const html = parts.map(({ text, marked }) =>
    marked ? `<mark>${escape(text, language)}</mark>` : escape(text, language),
  );
  return inLanguage(html.join(''), language, locale);
}

/** Attributes for an element whose whole text is in `language`. */
export const languageAttributes = (language: ContentLanguage): string =>
  `lang="${htmlLang(language)}" dir="${directionOf(language)}"`;
