import type { Locale, Translate } from '../../language/index.ts';
import type { Vocabularies } from '../../vocabularies/index.ts';
import type { Voice, Voices } from '../../workshops/index.ts';
import type { PageContext } from '../page-context.ts';
import { paths } from '../paths.ts';

/** The same words again and again, as a paper says them: asked once each. */
function remembering(t: Translate): Translate {
  const said = new Map<string, string>();
  return (key, values) => {
    if (values) return t(key, values);
    const known = said.get(key);
    if (known !== undefined) return known;
    const text = t(key);
    said.set(key, text);
    return text;
  };
}

/** What papers are written with: the library's words in both languages, and where its records are read. */
export function voicesOf(
  { translator, origin }: Pick<PageContext, 'translator' | 'origin'>,
  vocabularies: Vocabularies,
): Voices {
  const voice = (locale: Locale): Voice => ({
    locale,
    t: remembering(translator(locale)),
    vocabularies,
    origin,
    addressOf: ({ id }) => origin && origin + paths.shortLink(id),
  });
  return { ar: voice('ar'), en: voice('en') };
}
