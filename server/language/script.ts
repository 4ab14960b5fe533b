import type { Locale } from './locale.ts';

const arabic = /\p{Script=Arabic}/u;
const latin = /\p{Script=Latin}/u;

/** The language of a few words by their letters: that of the first letter of either script; `usual` without any. */
export function languageOfWords(words: string, usual: Locale): Locale {
  const first = words.search(arabic);
  const other = words.search(latin);
  if (first < 0 && other < 0) return usual;
  if (first < 0 || other < 0) return first < 0 ? 'en' : 'ar';
  return first < other ? 'ar' : 'en';
}
