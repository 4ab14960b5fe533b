import type { SearchResults } from '../../../search/index.ts';
import { languageOfWords, type Locale } from '../../../language/index.ts';
import type { Translate } from '../../i18n.ts';
import { paths } from '../../paths.ts';
import { toQueryValues, type SearchForm } from './search-form.ts';

/** More words than these are not named: the note stays one line. */
const mostNamed = 4;

/** One line over the results about how the question was read, with the way to take that back. */
export interface SearchNote {
  icon: 'edit' | 'warn';
  /** Key of the sentence. */
  text: string;
  /** What stands in the sentence; '' where nothing does. */
  typed: string;
  used: string;
  /** What follows the sentence; null for nothing. */
  way: { href: string; label: string } | null;
}

interface Source {
  form: SearchForm;
  locale: Locale;
  t: Translate;
}

type Read = Pick<SearchResults, 'correction' | 'relaxed' | 'degraded'>;

/** How the question was read where that is not simply as typed, and what answered. */
export function notesOf({ correction, relaxed, degraded }: Read, { form, locale, t }: Source): SearchNote[] {
  const with_ = (verbatim: boolean, label: string): SearchNote['way'] => ({
    href: paths.search(locale, toQueryValues({ ...form, verbatim, page: 1 })),
    label: t(label),
  });
  const note = (text: string, rest: Partial<SearchNote> = {}): SearchNote => ({
    icon: 'edit',
    text,
    typed: '',
    used: '',
    way: null,
    ...rest,
  });
  const byMeaning: SearchNote['way'] = {
    href: paths.search(locale, toQueryValues({ ...form, wordsOnly: false, page: 1 })),
    label: t('search:note.words.way'),
  };
  return [
    ...(degraded ? [note('search:note.degraded', { icon: 'warn' })] : []),
    ...(correction
      ? [
          note(`search:note.${correction.kind}`, {
            typed: correction.typed,
            used: correction.used,
            way: with_(true, 'search:note.verbatim.way'),
          }),
        ]
      : []),
    ...(relaxed ? [note(`search:note.${relaxed}`)] : []),
    ...(form.wordsOnly ? [note('search:note.words', { way: byMeaning })] : []),
    ...(form.verbatim ? [note('search:note.verbatim', { way: with_(false, 'search:note.freely.way') })] : []),
  ];
}

/** Words that were searched for beside those typed and found something on this page, in their own language. */
export function alsoSearched(
  hits: SearchResults['hits'],
  locale: Locale,
): { text: string; language: Locale }[] {
  const terms = hits.flatMap(({ reasons = [] }) =>
    reasons.filter(({ kind }) => kind === 'term').map(({ matched }) => matched),
  );
  return [...new Set(terms)]
    .slice(0, mostNamed)
    .map((text) => ({ text, language: languageOfWords(text, locale) }));
}
