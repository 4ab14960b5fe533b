import { directionOf, htmlLang, splitRuns, type LocalText } from '../../../language/index.ts';

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** `lang="ar" dir="rtl"` */
export const languageOf = ({ language }: Pick<LocalText, 'language'>): string =>
  `lang="${htmlLang(language)}" dir="${directionOf(language)}"`;

/** A text, escaped; within Arabic each run of the other direction is kept together. */
export const textOf = ({ text, language }: LocalText): string =>
  language === 'en'
    ? escape(text)
    : splitRuns(text)
        .map((run) => (run.ltr ? `<bdi dir="ltr">${escape(run.text)}</bdi>` : escape(run.text)))
        .join('');

export const element = (tag: string, text: LocalText, attributes = ''): string =>
  `<${tag} ${languageOf(text)}${attributes}>${textOf(text)}</${tag}>`;
