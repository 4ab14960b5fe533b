import { contentLanguages, locales } from '../../../language/index.ts';
import { foldText } from '../../../text/index.ts';
import type { Vocabularies, VocabularyName } from '../../../vocabularies/index.ts';
import type { FieldLabels } from './headings.ts';

type Spellings = ReadonlyMap<string, string>;

/** What a folded spelling means; nothing, where it could mean two things. */
function toSpellings(entries: Iterable<readonly [spelling: string, code: string]>): Spellings {
  const meanings = new Map<string, string | undefined>();
  for (const [spelling, code] of entries) {
    const name = foldText(spelling);
    meanings.set(name, meanings.has(name) && meanings.get(name) !== code ? undefined : code);
  }
  return new Map([...meanings].filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** Reads codes written as codes or as labels of either language; made once. */
export class Choices {
  private readonly spellings: ReadonlyMap<string, Spellings>;
  private readonly languages: Spellings;
  private readonly truths: Spellings;
  private readonly vocabularies: Vocabularies;

  constructor(vocabularies: Vocabularies, labels: FieldLabels) {
    this.vocabularies = vocabularies;
    this.spellings = new Map(
      vocabularies
        .all()
        .map(({ name, terms }) => [
          name,
          toSpellings(
            terms.flatMap(({ code, ar, en }) => [code, ar, en].map((text) => [text, code] as const)),
          ),
        ]),
    );
    this.languages = toSpellings(
      contentLanguages.flatMap((language) => [
        [language, language] as const,
        ...locales.map((locale) => [labels(locale, `languages.${language}`), language] as const),
      ]),
    );
    const answers = vocabularies.get('answers');
    this.truths = toSpellings([
      ...['true', '1', ...locales.map((locale) => answers.label('yes', locale))].map(
        (t) => [t, 'yes'] as const,
      ),
      ...['false', '0', ...locales.map((locale) => answers.label('no', locale))].map(
        (t) => [t, 'no'] as const,
      ),
    ]);
  }

  /** The code that `text` means in a vocabulary; `text` itself where it means none. */
  code(vocabulary: VocabularyName, text: string): string {
    if (this.vocabularies.get(vocabulary).has(text)) return text;
    return this.spellings.get(vocabulary)?.get(foldText(text)) ?? text;
  }

  language(text: string): string {
    return this.languages.get(foldText(text)) ?? text;
  }

  /** Yes or no in either language, true or false; `text` itself where it is neither. */
  truth(text: string): boolean | string {
    const answer = this.truths.get(foldText(text));
    return answer === undefined ? text : answer === 'yes';
  }
}
