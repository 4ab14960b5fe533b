import { splitWords } from '../../../../administration/index.ts';
import {
  vocabularyNames,
  type TermWords,
  type Vocabularies,
  type VocabularyName,
} from '../../../../vocabularies/index.ts';
import { textOf } from '../../../forms/shown-problems.ts';

const longest = 10_000;
const longestQuery = 200;

/** One text on one line. */
const lineOf = (body: unknown, field: string): string =>
  textOf(body, field, longest).trim().replace(/\s+/g, ' ');

/** @param keptAliases where the form asks for none */
export function readWords(body: unknown, keptAliases: readonly string[] | undefined): TermWords {
  const ckb = lineOf(body, 'ckb');
  return {
    ar: lineOf(body, 'ar'),
    en: lineOf(body, 'en'),
    ...(ckb !== '' && { ckb }),
    aliases: keptAliases ?? splitWords(textOf(body, 'aliases', longest)),
  };
}

/** The words of a term, the agreed one of each language first. */
export const readTerm = (body: unknown): { ar: string[]; en: string[] } => ({
  ar: splitWords(textOf(body, 'ar', longest)),
  en: splitWords(textOf(body, 'en', longest)),
});

export const readVocabularyName = (value: unknown): VocabularyName | undefined =>
  vocabularyNames.find((name) => name === value);

/** A word that was looked for in vain, as it comes along from the page of searches. */
export const readSoughtWord = (query: unknown): string => textOf(query, 'word', longestQuery).trim();

/** "sectors WAT": the entry that gets a new alias, and the alias. */
export function readAlias(
  body: unknown,
  vocabularies: Vocabularies,
): { entry: { name: VocabularyName; code: string } | undefined; chosen: string; alias: string } {
  const chosen = textOf(body, 'entry');
  const [list = '', code = ''] = chosen.split(' ');
  const name = readVocabularyName(list);
  const isThere = name !== undefined && vocabularies.get(name).has(code);
  return { entry: isThere ? { name, code } : undefined, chosen, alias: lineOf(body, 'alias') };
}
