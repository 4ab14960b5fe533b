import { stemsOf, tokenise } from '../text/index.ts';
import type { QueryWord } from './query.ts';

/** Words of both languages that say the same: a term of the field, or an entry of the dictionary. */
export interface Concept {
  readonly ar: readonly string[];
  readonly en: readonly string[];
}

interface Form {
  text: string;
  /** The likeliest stem of each of its words. */
  stems: string[];
}

export interface ConceptMatch {
  /** Indexes of the first word and of the one after the last. */
  from: number;
  to: number;
  /** The other forms of the concepts that it may mean: text and the stems of its words. */
  others: Form[];
}

const longestForm = 4;
/** Concepts whose forms are kept in stems: of thousands of them few are asked for. */
const mostKept = 1_000;

const stemsIn = (text: string): string[] =>
  tokenise(text).flatMap(({ word, script }) => stemsOf(word, script).slice(0, 1));

function firstStemIn(text: string): string | undefined {
  for (const { word, script } of tokenise(text)) {
    const [stem] = stemsOf(word, script);
    if (stem !== undefined) return stem;
  }
  return undefined;
}

/** Concepts, found in a query by the stems of their forms: the longest first, each word in one form only. */
export class Concepts {
  private readonly concepts: readonly Concept[];
  private readonly byFirstStem = new Map<string, number[]>();
  private readonly kept = new Map<number, readonly Form[]>();

  constructor(concepts: readonly Concept[]) {
    this.concepts = concepts;
    for (const [concept, { ar, en }] of concepts.entries()) {
      for (const text of [...ar, ...en]) {
        const first = firstStemIn(text);
        if (first === undefined) continue;
        const list = this.byFirstStem.get(first);
        if (!list) this.byFirstStem.set(first, [concept]);
        else if (list.at(-1) !== concept) list.push(concept);
      }
    }
  }

  /** The concepts that stand in `words`. */
  find(words: readonly QueryWord[]): ConceptMatch[] {
    const matches: ConceptMatch[] = [];
    for (let from = 0; from < words.length; from++) {
      const { length, concepts } = this.longestAt(words, from);
      if (length === 0) continue;
      const to = from + length;
      const isTyped = ({ stems }: Form): boolean => stems.length === length && stand(stems, words, from);
      const others = concepts.flatMap((concept) => this.formsOf(concept).filter((form) => !isTyped(form)));
      matches.push({ from, to, others });
      from = to - 1;
    }
    return matches;
  }

  /** How many words the longest form that begins here has, and the concepts that have one so long. */
  private longestAt(words: readonly QueryWord[], from: number): { length: number; concepts: number[] } {
    let longest = { length: 0, concepts: [] as number[] };
    for (const concept of new Set(words[from]!.stems.flatMap((stem) => this.byFirstStem.get(stem) ?? []))) {
      const lengths = this.formsOf(concept)
        .filter(({ stems }) => stems.length <= longestForm && stand(stems, words, from))
        .map(({ stems }) => stems.length);
      const length = Math.max(0, ...lengths);
      if (length > longest.length) longest = { length, concepts: [concept] };
      else if (length > 0 && length === longest.length) longest.concepts.push(concept);
    }
    return longest;
  }

  private formsOf(concept: number): readonly Form[] {
    const known = this.kept.get(concept);
    if (known) return known;
    const { ar, en } = this.concepts[concept]!;
    const forms = [...ar, ...en].flatMap((text) => {
      const stems = stemsIn(text);
      return stems.length > 0 ? [{ text, stems }] : [];
    });
    if (this.kept.size >= mostKept) this.kept.clear();
    this.kept.set(concept, forms);
    return forms;
  }
}

/** Whether `stems` stand one after the other in `words` from a place on. */
const stand = (stems: readonly string[], words: readonly QueryWord[], from: number): boolean =>
  stems.every((stem, at) => words[from + at]?.stems.includes(stem));
