import { analyse } from '../../../text/index.ts';
import type { QueryPlan } from '../../query-plan.ts';
import type { InvertedIndex } from './inverted-index.ts';

/** The likeliest stem of a folded word; of a stop word, which has none, the word. */
const stemOf = (word: string): string => analyse(word)[0]?.stems[0] ?? word;

type Phrase = readonly (number | undefined)[];

/** Exact phrases that a text must hold, and words that its record must not. */
export class TextConditions {
  private readonly index: InvertedIndex;
  private readonly phrases: Phrase[];
  private readonly excluded: Phrase[];
  private readonly excludedStems: ReadonlySet<number>;
  private readonly excludedRecords = new Map<number, boolean>();

  constructor(index: InvertedIndex, { phrases, excluded }: QueryPlan) {
    this.index = index;
    const toNumbers = (words: readonly string[]): Phrase => words.map((word) => index.words.find(word));
    this.phrases = phrases.map(toNumbers);
    // What the index does not know is in no text.
    this.excluded = excluded.filter(({ length }) => length > 1).map(toNumbers);
    this.excludedStems = new Set(
      excluded.flatMap((words) => (words.length === 1 ? (index.stems.find(stemOf(words[0]!)) ?? []) : [])),
    );
  }

  /** Whether nothing is asked of a text: every one holds. */
  get isFree(): boolean {
    return this.phrases.length === 0 && this.excluded.length === 0 && this.excludedStems.size === 0;
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
    if (this.excluded.length === 0 && this.excludedStems.size === 0) return false;
    const record = this.index.texts.record[text]!;
    let is = this.excludedRecords.get(record);
    if (is === undefined) {
      is = this.textsOf(text, record).some((other) => this.holdsExcluded(other));
      this.excludedRecords.set(record, is);
    }
    return is;
  }

  private holdsExcluded(text: number): boolean {
    if (this.excluded.some((words) => this.holds(text, words))) return true;
    if (this.excludedStems.size === 0) return false;
    return this.index.texts
      .wordsOf(text)
      .some((word) => this.excludedStems.has(this.index.stemsOfWord(word)[0] ?? -1));
  }

  /** Texts of a record are neighbours. */
  private textsOf(text: number, record: number): number[] {
    return [text - 1, text, text + 1].filter(
      (other) => other >= 0 && other < this.index.texts.size && this.index.texts.record[other] === record,
    );
  }
}
