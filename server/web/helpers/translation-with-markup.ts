import Handlebars from 'handlebars';
import type { Translate, TranslationValues } from '../i18n.ts';

/** Private use: no text of the interface holds them. */
const marker = (index: number): string => `\ue000${index}\ue001`;
const markers = /\ue000(\d+)\ue001/g;

/** A translation as HTML: the sentence escaped, each text put into it escaped and isolated in `<bdi>`. */
export function translationWithMarkup(t: Translate, key: string, values: TranslationValues): string {
  const texts: string[] = [];
  const marked = Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value !== 'string') return [name, value];
      texts.push(value);
      return [name, marker(texts.length - 1)];
    }),
  );
  return Handlebars.escapeExpression(t(key, marked)).replace(
    markers,
    (_, index: string) => `<bdi>${Handlebars.escapeExpression(texts[Number(index)] ?? '')}</bdi>`,
  );
}
