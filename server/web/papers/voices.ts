import type { Locale } from '../../language/index.ts';
import type { Vocabularies } from '../../vocabularies/index.ts';
import type { Voice, Voices } from '../../workshops/index.ts';
import type { PageContext } from '../page-context.ts';
import { paths } from '../paths.ts';

/** What papers are written with: the library's words in both languages, and where its records are read. */
export function voicesOf(
  { translator, origin }: Pick<PageContext, 'translator' | 'origin'>,
  vocabularies: Vocabularies,
): Voices {
  const voice = (locale: Locale): Voice => ({
    locale,
    t: translator(locale),
    vocabularies,
    origin,
    addressOf: ({ id }) => origin && origin + paths.shortLink(id),
  });
  return { ar: voice('ar'), en: voice('en') };
}
