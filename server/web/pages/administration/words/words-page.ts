import type { WordService } from '../../../../administration/index.ts';
import type { Problem } from '../../../../errors.ts';
import { languageOfWords } from '../../../../language/index.ts';
import { facetVocabularies } from '../../../../search/index.ts';
import type { TermWords, Vocabularies, VocabularyName } from '../../../../vocabularies/index.ts';
import type { PageContext } from '../../../page-context.ts';
import { paths } from '../../../paths.ts';
import { adminFrame, adminProblems, doneText } from '../administration-page.ts';

/** Lists whose aliases search knows: the kinds of records are too few and too plain to need any. */
const searched: readonly VocabularyName[] = Object.values(facetVocabularies).filter(
  (name) => name !== 'kinds',
);

export const hasAliases = (name: VocabularyName): boolean => searched.includes(name);

interface Lists {
  vocabularies: Vocabularies;
  words: WordService;
  /** What was typed or brought along for a new alias. */
  alias?: string;
  entry?: string;
  problems?: readonly Problem[];
}

/** View model of `pages/administration/words`. */
export function wordListsPage(context: PageContext, { vocabularies, words, ...form }: Lists) {
  const { t, locale } = context;
  const { alias = '', entry = '', problems = [] } = form;
  return {
    ...adminFrame(context, 'words', undefined, problems.length > 0),
    action: paths.adminWords(locale),
    alias,
    groups: searched.map((name) => ({
      label: t(`words:list.${name}`),
      entries: vocabularies.get(name).terms.map((term) => ({
        value: `${name} ${term.code}`,
        label: term[locale],
        chosen: entry === `${name} ${term.code}`,
      })),
    })),
    lists: vocabularies.all().map(({ name, terms }) => ({
      href: paths.adminWordList(locale, name),
      label: t(`words:list.${name}`),
      count: terms.length,
      changed: terms.filter(({ code }) => words.isChanged(name, code)).length,
    })),
    problems: adminProblems(context, ['alias', 'entry'], problems),
  };
}

/** View model of `pages/administration/word-list`. */
export const wordListPage = (
  context: PageContext,
  name: VocabularyName,
  { vocabularies, words }: Pick<Lists, 'vocabularies' | 'words'>,
) => ({
  ...adminFrame(context, 'words', context.t(`words:list.${name}`)),
  back: paths.adminWords(context.locale),
  entries: vocabularies.get(name).terms.map(({ code, ar, en, aliases = [] }) => ({
    href: paths.adminWord(context.locale, name, code),
    label: { text: context.locale === 'ar' ? ar : en, language: context.locale },
    other:
      context.locale === 'ar' ? { text: en, language: 'en' as const } : { text: ar, language: 'ar' as const },
    aliases: hasAliases(name) ? context.t('words:aliases.count', { count: aliases.length }) : '',
    isChanged: words.isChanged(name, code),
  })),
});

interface Entry {
  name: VocabularyName;
  code: string;
  words: TermWords;
  isChanged: boolean;
  problems?: readonly Problem[];
  done?: unknown;
}

/** View model of `pages/administration/word`. */
export function wordPage(context: PageContext, { name, code, words, isChanged, ...form }: Entry) {
  const { t, locale } = context;
  const { problems = [] } = form;
  const aliases = (words.aliases ?? []).join('\n');
  return {
    ...adminFrame(context, 'words', words[locale] || code, problems.length > 0),
    done: doneText(context, form.done),
    list: { href: paths.adminWordList(locale, name), label: t(`words:list.${name}`) },
    code,
    action: paths.adminWord(locale, name, code),
    ar: words.ar,
    en: words.en,
    ckb: words.ckb ?? '',
    hasAliases: hasAliases(name),
    aliases,
    aliasLanguage: languageOfWords(aliases, locale),
    isChanged,
    problems: adminProblems(context, ['ar', 'en', 'ckb', 'aliases'], problems),
  };
}
