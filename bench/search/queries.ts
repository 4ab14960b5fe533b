import type { Locale } from '../../server/language/index.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { oneOf, someOf, wholeBetween, type Random } from '../random.ts';

/** One thing to look for; the same text for the project and its peers. */
export interface BenchQuery {
  text: string;
  locale: Locale;
  /** The last word is still being typed. */
  unfinished?: boolean;
}

export const queryKinds = [
  'common',
  'middling',
  'rare',
  'ten words',
  'misspelt',
  'spelt right',
  'prefix',
] as const;
export type QueryKind = (typeof queryKinds)[number];

/** Ranks among the words that say something, from the commonest. */
const ranks = { common: [0, 200], middling: [1_000, 5_000], rare: [20_000, 100_000] } as const;

const letters: Record<Locale, string> = { ar: 'ابتجحدرسعفقلمنهوي', en: 'abcdefghilmnoprstu' };

/** `word` with one letter changed, dropped or added, or two swapped: none that `isWord` knows. */
function misspell(random: Random, word: string, language: Locale, isWord: (word: string) => boolean): string {
  for (;;) {
    const at = wholeBetween(random, 1, word.length - 2);
    const letter = oneOf(random, letters[language]);
    const wrong = oneOf(random, [
      word.slice(0, at) + letter + word.slice(at + 1),
      word.slice(0, at) + word.slice(at + 1),
      word.slice(0, at) + letter + word.slice(at),
      word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2),
    ]);
    if (!isWord(wrong)) return wrong;
  }
}

/** `count` queries of each kind, half of them in each language. */
export function makeQueries(corpus: Corpus, random: Random, count: number): Record<QueryKind, BenchQuery[]> {
  const languages: readonly Locale[] = ['ar', 'en'];
  const words = Object.fromEntries(
    languages.map((language) => {
      const model = corpus.models[language];
      const known = new Set(model.words);
      const between = ([from, to]: readonly [number, number]): string[] =>
        model.contentWords(from, Math.min(to, Math.floor(model.words.length * 0.7)));
      return [
        language,
        {
          common: between(ranks.common),
          middling: between(ranks.middling),
          rare: between(ranks.rare),
          isWord: (word: string) => known.has(word),
        },
      ];
    }),
  );
  const queries = Object.fromEntries(queryKinds.map((kind) => [kind, [] as BenchQuery[]])) as Record<
    QueryKind,
    BenchQuery[]
  >;
  for (let index = 0; index < count; index++) {
    const locale = languages[index % 2]!;
    const { common, middling, rare, isWord } = words[locale]!;
    const put = (kind: QueryKind, texts: readonly string[], rest: Partial<BenchQuery> = {}): void =>
      void queries[kind].push({ text: texts.join(' '), locale, ...rest });
    put('common', someOf(random, common, 3));
    put('middling', someOf(random, middling, 3));
    put('rare', someOf(random, rare, 3));
    put('ten words', [
      ...someOf(random, common, 4),
      ...someOf(random, middling, 4),
      ...someOf(random, rare, 2),
    ]);
    const right = someOf(random, middling, 3);
    const wrong = [...right];
    const at = right.findIndex((word) => word.length >= 5);
    if (at >= 0) wrong[at] = misspell(random, right[at]!, locale, isWord);
    put('spelt right', right);
    put('misspelt', wrong);
    const typed = oneOf(random, middling);
    const begun = typed.slice(0, wholeBetween(random, 2, typed.length));
    put('prefix', [...someOf(random, common, 1), begun], { unfinished: true });
  }
  return queries;
}
