import { contentLanguages, type Locale } from '../../../language/index.ts';
import { facetVocabularies, type FacetName } from '../../../search/index.ts';
import type { Vocabularies, VocabularyName } from '../../../vocabularies/index.ts';

const recordKinds: readonly string[] = ['practice', 'lesson'];

/** Facets whose labels are shown but not searched, beside those that are both. */
export const vocabularyOf: Partial<Record<FacetName, VocabularyName>> = {
  ...facetVocabularies,
  evidence: 'evidence-levels',
  language: 'languages',
};

/** The vocabulary names Kurdish by its written form; records by the language. */
const vocabularyCode = (facet: FacetName, code: string): string =>
  facet === 'language' && code === 'ku' ? 'ckb' : code;

/** The codes that a facet offers, in the order of its vocabulary; none for years, which come from the records. */
export function choicesOf(vocabularies: Vocabularies, facet: FacetName): readonly string[] {
  if (facet === 'kind') return recordKinds;
  if (facet === 'language') return contentLanguages;
  const name = vocabularyOf[facet];
  return name ? vocabularies.get(name).terms.map(({ code }) => code) : [];
}

export const knowsChoice = (vocabularies: Vocabularies, facet: FacetName, code: string): boolean =>
  facet === 'year' ? /^(19|20)\d\d$/.test(code) : choicesOf(vocabularies, facet).includes(code);

/** A choice as readers know it; a year is its own label. */
export function choiceLabel(
  vocabularies: Vocabularies,
  facet: FacetName,
  code: string,
  locale: Locale,
): string {
  const name = vocabularyOf[facet];
  return name ? vocabularies.get(name).label(vocabularyCode(facet, code), locale) : code;
}
