import type { Locale } from '../../server/language/index.ts';
import type { SearchDocument } from '../../server/search/index.ts';
import type { Vocabularies, VocabularyName } from '../../server/vocabularies/index.ts';
import { oneOf, someOf, wholeBetween, type Random } from '../random.ts';

/** Draws the codes of a record: few sectors and themes, one governorate or two, a span of years. */
export class FacetDraw {
  private readonly vocabularies: Vocabularies;

  constructor(vocabularies: Vocabularies) {
    this.vocabularies = vocabularies;
  }

  draw(random: Random, kind: 'practice' | 'lesson', languages: readonly Locale[]): SearchDocument['facets'] {
    const some = (name: VocabularyName, most: number): string[] =>
      someOf(
        random,
        this.vocabularies.get(name).terms.map(({ code }) => code),
        wholeBetween(random, 1, most),
      );
    const first = wholeBetween(random, 2010, 2025);
    const years = wholeBetween(random, 1, 3);
    const isPractice = kind === 'practice';
    return {
      kind: [kind],
      sector: some('sectors', 2),
      governorate: some('governorates', 2),
      country: random() < 0.4 ? some('countries', 1) : [],
      year: Array.from({ length: years }, (_, index) => String(first + index)),
      evidence: isPractice ? [`E${wholeBetween(random, 0, 4)}`] : [],
      maturity: isPractice ? [oneOf(random, this.vocabularies.get('practice-statuses').terms).code] : [],
      theme: some('themes', 3),
      stage: isPractice ? [] : some('stages', 1),
      language: [...languages],
    };
  }
}
