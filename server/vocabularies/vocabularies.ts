import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Vocabulary, vocabularyNames, type Term, type VocabularyName } from './vocabulary.ts';

/** All vocabularies by name: the source of facets, form options, validation and search synonyms. */
export class Vocabularies {
  private readonly byName: ReadonlyMap<VocabularyName, Vocabulary>;

  constructor(vocabularies: readonly Vocabulary[]) {
    this.byName = new Map(vocabularies.map((vocabulary) => [vocabulary.name, vocabulary]));
  }

  get(name: VocabularyName): Vocabulary {
    const vocabulary = this.byName.get(name);
    if (!vocabulary) throw new Error(`no vocabulary ${name}`);
    return vocabulary;
  }

  all(): Vocabulary[] {
    return [...this.byName.values()];
  }
}

/** Reads every vocabulary from `folder` (`seed/vocabularies`). Throws where a file is missing or broken. */
export function loadVocabularies(folder: string): Vocabularies {
  return new Vocabularies(
    vocabularyNames.map((name) => {
      const terms = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Term[];
      return new Vocabulary(name, terms);
    }),
  );
}
