import type { KeptTerm, TermOrigin } from '../../../../administration/index.ts';
import type { Problem } from '../../../../errors.ts';
import { languageOfWords } from '../../../../language/index.ts';
import { foldText } from '../../../../text/index.ts';
import type { PageContext } from '../../../page-context.ts';
import { paths } from '../../../paths.ts';
import { adminFrame, adminProblems, doneText } from '../administration-page.ts';

const mostShown = 60;

/** Lines for what is not as the library came with it. */
const originText = ({ t }: PageContext, origin: TermOrigin): string =>
  origin === 'shipped' ? '' : t(`words:origin.${origin}`);

/** View model of `pages/administration/terms`. @param sought what terms are looked for by, in either language */
export function termsPage(context: PageContext, all: readonly KeptTerm[], sought: string, done: unknown) {
  const { locale } = context;
  const wanted = foldText(sought);
  const found = all.filter(({ ar, en }) => [...ar, ...en].some((word) => foldText(word).includes(wanted)));
  const own = all.filter(({ origin }) => origin !== 'shipped');
  const listed = wanted === '' ? own : found;
  return {
    ...adminFrame(context, 'terms'),
    done: doneText(context, done),
    action: paths.adminTerms(locale),
    add: paths.adminTerm(locale, 'new', { word: sought }),
    sought,
    isSought: wanted !== '',
    count: wanted === '' ? all.length : found.length,
    isCut: listed.length > mostShown,
    terms: listed.slice(0, mostShown).map(({ key, ar, en, origin }) => ({
      href: paths.adminTerm(locale, key),
      ar: ar.join('، '),
      en: en.join(', '),
      origin: originText(context, origin),
    })),
  };
}

interface Form {
  /** Undefined for a new one. */
  term: KeptTerm | undefined;
  typed?: { ar: readonly string[]; en: readonly string[] };
  /** What was looked for in vain. */
  word?: string;
  problems?: readonly Problem[];
  done?: unknown;
}

/** View model of `pages/administration/term`. */
export function termPage(context: PageContext, { term, typed, word = '', problems = [], done }: Form) {
  const { t, locale } = context;
  const brought =
    word === '' ? { ar: [], en: [] } : { ar: [], en: [], [languageOfWords(word, locale)]: [word] };
  const { ar, en }: { ar: readonly string[]; en: readonly string[] } = typed ?? term ?? brought;
  const title = term ? term[locale][0]! : t('words:term.new');
  return {
    ...adminFrame(context, 'terms', title, problems.length > 0),
    done: doneText(context, done),
    all: paths.adminTerms(locale),
    action: paths.adminTerm(locale, term?.key ?? 'new'),
    ar: ar.join('\n'),
    en: en.join('\n'),
    origin: term ? originText(context, term.origin) : '',
    canRemove: term !== undefined && term.origin !== 'removed',
    canRestore: term?.origin === 'changed' || term?.origin === 'removed',
    problems: adminProblems(context, ['ar', 'en'], problems),
  };
}
