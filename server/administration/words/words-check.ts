import { listTextFaults } from '../../content/index.ts';
import { InvalidInput, type Problem } from '../../errors.ts';
import { foldText } from '../../text/index.ts';
import type { TermWords, Vocabulary } from '../../vocabularies/index.ts';

const longestWord = 100;
const mostAliases = 80;
const mostForms = 20;

/** One to a line or between commas of either language, each once however it is spelt, without empty ones. */
export function splitWords(text: string): string[] {
  const words = new Map<string, string>();
  for (const line of text.split(/[\n\r,،;؛]+/)) {
    const word = line.trim().replace(/\s+/g, ' ');
    const key = word.toLowerCase();
    if (word !== '' && !words.has(key)) words.set(key, word);
  }
  return [...words.values()];
}

const faultsOf = (path: string, words: readonly string[]): Problem[] =>
  words
    .filter((word) => listTextFaults(word, longestWord).length > 0)
    .map((word) => ({ path, code: 'words.fault', values: { word: word.slice(0, 40) } }));

/** @throws InvalidInput where an entry of `vocabulary` cannot be said by `words` */
export function checkWords(vocabulary: Vocabulary, code: string, words: TermWords): void {
  const aliases = words.aliases ?? [];
  const before = new Set(vocabulary.find(code)?.aliases?.map(foldText));
  const others = vocabulary.terms.filter((term) => term.code !== code);
  const taken = new Set(
    others.flatMap(({ ar, en, aliases: more = [] }) => [ar, en, ...more]).map((word) => foldText(word)),
  );
  const problems: Problem[] = [
    ...(['ar', 'en'] as const)
      .filter((field) => words[field] === '')
      .map((field) => ({ path: field, code: 'words.missing' })),
    ...faultsOf('ar', [words.ar]),
    ...faultsOf('en', [words.en]),
    ...faultsOf('ckb', words.ckb ? [words.ckb] : []),
    ...faultsOf('aliases', aliases),
    ...aliases
      .filter((alias) => !before.has(foldText(alias)) && taken.has(foldText(alias)))
      .map((word) => ({ path: 'aliases', code: 'words.taken', values: { word } })),
    ...(aliases.length > mostAliases
      ? [{ path: 'aliases', code: 'words.many', values: { most: mostAliases } }]
      : []),
  ];
  if (problems.length > 0) throw new InvalidInput(problems);
}

/** @throws InvalidInput where these are not the words of a term in both languages */
export function checkTerm(term: { ar: readonly string[]; en: readonly string[] }): void {
  const problems = (['ar', 'en'] as const).flatMap((field): Problem[] => [
    ...(term[field].length === 0 ? [{ path: field, code: 'words.missing' }] : []),
    ...(term[field].length > mostForms
      ? [{ path: field, code: 'words.many', values: { most: mostForms } }]
      : []),
    ...faultsOf(field, term[field]),
  ]);
  if (problems.length > 0) throw new InvalidInput(problems);
}
