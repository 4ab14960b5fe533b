import type { Concepts } from '../../concepts.ts';
import type { Addition, QueryPlan } from '../../query-plan.ts';
import type { QueryWord } from '../../query.ts';
import type { InvertedIndex } from './inverted-index.ts';

/**
 * What an added word counts of a typed one: a term of the other language is the only way to its records; another
 * word of the same language mostly stands beside the typed one anyway.
 */
const weights = { otherLanguage: 0.45, sameLanguage: 0.15, name: 0.25 };
/** So many words are added at most. */
const mostAdded = 16;
const mostNames = 6;
/** Letters of a name's key; more where the index holds the word itself and needs no guess. */
const shortestName = 3;
const shortestKnownName = 4;

const isArabic = (text: string): boolean => /\p{Script=Arabic}/u.test(text);

/** A piece of what was typed: the words it is made of, and how it was written. */
interface Piece {
  covers: number[];
  typed: string;
}

/** Adds to a plan what may stand for its words: the field's terms, and names spelt alike in the other script. */
export class Additions {
  private readonly index: InvertedIndex;
  private readonly concepts: Concepts;

  constructor(index: InvertedIndex, concepts: Concepts) {
    this.index = index;
    this.concepts = concepts;
  }

  /** @param text in which `words` have their places */
  addTo(plan: QueryPlan, words: readonly QueryWord[], text: string): void {
    for (const { from, to, others } of this.concepts.find(words)) {
      const covers = words.slice(from, to).map((_, at) => from + at);
      const piece = { covers, typed: text.slice(words[from]!.start, words[to - 1]!.end) };
      for (const { text: other, stems } of others) {
        const isSame = isArabic(other) === isArabic(piece.typed);
        this.add(plan, 'term', piece, other, stems, isSame ? weights.sameLanguage : weights.otherLanguage);
      }
    }
    for (const [at, word] of words.entries()) this.addNames(plan, word, at, text);
  }

  private addNames(plan: QueryPlan, { word, script, start, end }: QueryWord, at: number, text: string): void {
    const { index } = this;
    const shortest = plan.words[at]!.known ? shortestKnownName : shortestName;
    for (const number of index.keys.find(word, script, shortest, mostNames)) {
      const stem = index.stemsOfWord(number)[0];
      const isOther = isArabic(index.words.at(number)) !== (script === 'arabic');
      if (stem === undefined || !isOther || !index.isHeld(number)) continue;
      const piece = { covers: [at], typed: text.slice(start, end) };
      this.add(plan, 'name', piece, index.spellingOf(number), [index.stems.at(stem)], weights.name);
    }
  }

  private add(
    plan: QueryPlan,
    reason: Addition['reason'],
    { covers, typed }: Piece,
    text: string,
    stems: readonly string[],
    weight: number,
  ): void {
    if (!stems.every((stem) => this.index.countOfStem(stem) > 0)) return;
    const places = stems.map((stem) => plan.words.findIndex(({ stems: there }) => there[0]?.stem === stem));
    const fresh = places.filter((place) => place < 0).length;
    if (plan.words.length - plan.typed + fresh > mostAdded) return;
    const words = stems.map((stem, at) => {
      if (places[at]! >= 0) return places[at]!;
      const word = { word: stem, typed: stem, stems: [{ stem, share: 1 }], similar: [], known: true, weight };
      return plan.words.push(word) - 1;
    });
    plan.additions.push({ reason, typed, text, covers, words });
  }
}
