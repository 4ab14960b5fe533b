import type { QueryPlan } from '../../query-plan.ts';
import type { InvertedIndex } from './inverted-index.ts';

type Phrase = readonly (number | undefined)[];

/** Exact phrases that a text must hold, and words that its record must not. */
export class TextConditions {
  private readonly index: InvertedIndex;
  private readonly phrases: Phrase[];
  private readonly excluded: Phrase[];
  private readonly excludedRecords = new Map<number, boolean>();

  constructor(index: InvertedIndex, { phrases, excluded }: QueryPlan) {
    this.index = index;
    const toNumbers = (words: readonly string[]): Phrase => words.map((word) => index.words.find(word));
    this.phrases = phrases.map(toNumbers);
    // What the index does not know is in no text.
    this.excluded = excluded.map(toNumbers).filter((words) => !words.includes(undefined));
  }

  hold(text: number): boolean {
    return this.phrases.every((phrase) => this.holds(text, phrase)) && !this.exclude(text);
  }

  private holds(text: number, phrase: Phrase): boolean {
    const words = this.index.texts.wordsOf(text);
    const first = phrase[0];
    if (first === undefined || phrase.includes(undefined)) return false;
    for (let at = words.indexOf(first); at >= 0; at = words.indexOf(first, at + 1)) {
      if (phrase.every((word, next) => words[at + next] === word)) return true;
    }
    return false;
  }

  /** Whether any language of the text's record holds what is not wanted: single words in any form. */
  exclude(text: number): boolean {
    if (this.excluded.length === 0) return false;
    const record = this.index.texts.record[text]!;
    let is = this.excludedRecords.get(record);
    if (is === undefined) {
      is = this.textsOf(text, record).some((other) =>
        this.excluded.some((words) => this.holdsForm(other, words)),
      );
      this.excludedRecords.set(record, is);
    }
    return is;
  }

  private holdsForm(text: number, words: Phrase): boolean {
    if (words.length > 1) return this.holds(text, words);
    const [stem] = this.index.stemsOfWord(words[0]!);
    if (stem === undefined) return this.holds(text, words);
    return this.index.texts.wordsOf(text).some((word) => this.index.stemsOfWord(word)[0] === stem);
  }

  /** Texts of a record are neighbours. */
  private textsOf(text: number, record: number): number[] {
    return [text - 1, text, text + 1].filter(
      (other) => other >= 0 && other < this.index.texts.size && this.index.texts.record[other] === record,
    );
  }
}
