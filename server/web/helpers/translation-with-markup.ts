import Handlebars from 'handlebars';
import type { Locale } from '../../language/index.ts';
import type { Translate, TranslationValues } from '../i18n.ts';
import { isolateRuns } from './isolation.ts';

/** Private use: no text of the interface holds them. */
const marker = (index: number): string => `\ue000${index}\ue001`;
const markers = /\ue000(\d+)\ue001/g;

const arabic = /\p{Script=Arabic}/u;
const latin = /\p{Script=Latin}/u;

/** People's words of the other script are said to be of that language, so that they are read aloud as it. */
function isolatedValue(text: string, locale: Locale): string {
  const [own, other, language] = locale === 'ar' ? [arabic, latin, 'en'] : [latin, arabic, 'ar'];
  const attribute = other.test(text) && !own.test(text) ? ` lang="${language}"` : '';
  return `<bdi${attribute}>${Handlebars.escapeExpression(text)}</bdi>`;
}

/**
 * A translation as HTML: the sentence escaped, with Latin words isolated in Arabic, and each text put into it escaped
 * and isolated in `<bdi>`.
 */
export function translationWithMarkup(
  t: Translate,
  locale: Locale,
  key: string,
  values: TranslationValues,
): string {
  const texts: string[] = [];
  const marked = Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value !== 'string') return [name, value];
      texts.push(value);
      return [name, marker(texts.length - 1)];
    }),
  );
  const sentence = t(key, marked);
  const html = locale === 'ar' ? isolateRuns(sentence) : Handlebars.escapeExpression(sentence);
  return html.replace(markers, (_, index: string) => isolatedValue(texts[Number(index)] ?? '', locale));
}
