import type { AgreedTerm } from '../../content/index.ts';
import type { Database } from '../../database/index.ts';
import type { TermWords, Vocabularies } from '../../vocabularies/index.ts';
import { mergeTerms, type KeptTerm, type TermChange } from './agreed-terms.ts';
import * as store from './words-store.ts';

const termList = 'terms';

interface WordsParts {
  database: Pick<Database, 'reader'>;
  vocabularies: Vocabularies;
  /** The terms that the library came with. */
  terms: readonly AgreedTerm[];
}

/** What administrators said anew is put into the vocabularies, which say it from then on. */
export async function takeOverWords({ database, vocabularies, terms }: WordsParts): Promise<{
  /** Every term, also those that were left out. */
  terms: KeptTerm[];
  /** "sectors/WAT" for each entry that somebody said anew. */
  changed: Set<string>;
}> {
  const words = new Map<string, Map<string, unknown>>();
  for (const { list, code, data } of await store.listWords(database.reader)) {
    const ofList = words.get(list) ?? new Map<string, unknown>();
    words.set(list, ofList.set(code, JSON.parse(data)));
  }
  for (const vocabulary of vocabularies.all()) {
    vocabulary.revise((words.get(vocabulary.name) ?? new Map()) as Map<string, TermWords>);
  }
  return {
    terms: mergeTerms(terms, (words.get(termList) ?? new Map()) as Map<string, TermChange>),
    changed: new Set([...words].flatMap(([list, of]) => [...of.keys()].map((code) => `${list}/${code}`))),
  };
}
