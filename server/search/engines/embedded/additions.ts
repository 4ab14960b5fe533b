import type { ConceptMatch, Concepts } from '../../concepts.ts';
import type { Addition, QueryPlan } from '../../query-plan.ts';
import type { QueryWord } from '../../query.ts';
import type { InvertedIndex } from './inverted-index.ts';

/**
 * What an added word counts of a typed one: a term of the other language is the only way to its records; another
 * word of the same language mostly stands beside the typed one anyway.
 */
const weights = { otherLanguage: 0.45, sameLanguage: 0.15, name: 0.25 };
/**
 * What the dictionary has for a word counts as one word, and for more where no record holds the word itself: it is the
 * only way then. Words of the same language belong to it there alone, and go before those of the other: elsewhere they
 * find what has to do with another of its senses.
 */
const dictionaryWeights = { known: 0.45, missing: 0.7 };
const otherLanguageShare = 0.9;
/** In a large library a word of so many texts tells nothing apart: the typed one does that itself. */
const largeLibrary = 2_000;
const commonShare = 0.05;
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

/** What the dictionary has for a word or expression of a query. */
interface Meant {
  from: number;
  to: number;
  others: ConceptMatch['others'];
  /** Texts of the commonest form. */
  texts: number;
}

/** Index of the word of a plan that stands for a stem; −1 where none does. */
const placeOf = ({ words }: QueryPlan, stem: string): number =>
  words.findIndex(({ stems }) => stems.some((one) => one.stem === stem));

/**
 * Adds to a plan what may stand for its words: the field's terms, what the dictionary has for the others, and names
 * spelt alike in the other script.
 */
export class Additions {
  private readonly index: InvertedIndex;
  private readonly concepts: Concepts;
  private readonly dictionary: Concepts;

  constructor(index: InvertedIndex, concepts: Concepts, dictionary: Concepts) {
    this.index = index;
    this.concepts = concepts;
    this.dictionary = dictionary;
  }

  /** @param text in which `words` have their places */
  addTo(plan: QueryPlan, words: readonly QueryWord[], text: string): void {
    const pieceAt = (from: number, to: number): Piece => ({
      covers: words.slice(from, to).map((_, at) => from + at),
      typed: text.slice(words[from]!.start, words[to - 1]!.end),
    });
    for (const { from, to, others } of this.concepts.find(words)) {
      for (const { text: other, stems } of others) this.addTerm(plan, pieceAt(from, to), other, stems);
    }
    // The rarest first: they say most of what is looked for.
    const meant = this.lookUp(words).sort((one, other) => one.texts - other.texts);
    for (const { from, to, others } of meant) this.addMeant(plan, pieceAt(from, to), others);
    // What the dictionary knows is no name.
    const isMeant = (at: number): boolean => meant.some(({ from, to }) => from <= at && at < to);
    for (const [at, word] of words.entries()) if (!isMeant(at)) this.addNames(plan, word, at, text);
  }

  /** Whether the dictionary has something for a word that the index holds: then the word is spelt right. */
  knows(word: QueryWord): boolean {
    return this.lookUp([word]).length > 0;
  }

  private lookUp(words: readonly QueryWord[]): Meant[] {
    const { index } = this;
    const most = index.texts.size < largeLibrary ? Infinity : commonShare * index.texts.size;
    return this.dictionary.find(words).flatMap(({ from, to, others }) => {
      const counted = others.map((other) => ({
        other,
        texts: Math.min(...other.stems.map((stem) => index.countOfStem(stem))),
      }));
      const held = counted.filter(({ texts }) => texts > 0 && texts <= most);
      if (held.length === 0) return [];
      const texts = Math.max(...held.map((one) => one.texts));
      return [{ from, to, others: held.map(({ other }) => other), texts }];
    });
  }

  private addTerm(plan: QueryPlan, piece: Piece, text: string, stems: readonly string[]): void {
    const isSame = isArabic(text) === isArabic(piece.typed);
    this.add(plan, 'term', piece, text, stems, isSame ? weights.sameLanguage : weights.otherLanguage);
  }

  /** The single words that the dictionary has for a piece count as one; each expression by itself. */
  private addMeant(plan: QueryPlan, piece: Piece, others: Meant['others']): void {
    const isMissing = piece.covers.some((word) => !plan.words[word]!.known);
    const isOther = (text: string): boolean => isArabic(text) !== isArabic(piece.typed);
    const wanted = others.filter(
      ({ text, stems }, at) =>
        (isMissing || isOther(text)) &&
        others.findIndex((one) => one.stems.join(' ') === stems.join(' ')) === at,
    );
    const fresh = new Map<string, number>();
    for (const { text, stems } of wanted) {
      const [stem = '', ...more] = stems;
      if (more.length > 0) this.addTerm(plan, piece, text, stems);
      else if (placeOf(plan, stem) < 0) fresh.set(stem, isMissing && isOther(text) ? otherLanguageShare : 1);
    }
    if (fresh.size > 0 && plan.words.length - plan.typed < mostAdded) {
      const [word = ''] = fresh.keys();
      const stems = [...fresh].map(([stem, share]) => ({ stem, share }));
      const weight = isMissing ? dictionaryWeights.missing : dictionaryWeights.known;
      plan.words.push({ word, typed: word, stems, similar: [], known: true, weight });
    }
    for (const { text, stems } of wanted) {
      const [stem = '', ...more] = stems;
      const place = placeOf(plan, stem);
      if (more.length > 0 || place < plan.typed) continue;
      plan.additions.push({ reason: 'term', ...piece, text, words: [place], stem });
    }
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
