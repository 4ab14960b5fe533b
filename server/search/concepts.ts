import { analyse } from '../text/index.ts';
import type { QueryWord } from './query.ts';

/** One concept of the field in the words of both languages. */
export interface Concept {
  readonly ar: readonly string[];
  readonly en: readonly string[];
}

interface Form {
  text: string;
  /** The likeliest stem of each of its words. */
  stems: string[];
  concept: number;
}

export interface ConceptMatch {
  /** Indexes of the first word and of the one after the last. */
  from: number;
  to: number;
  /** The concept's other forms: text and the stems of its words. */
  others: { text: string; stems: string[] }[];
}

const longestForm = 4;

/** The field's terms, found in a query by their stems: the longest first, each word in one term only. */
export class Concepts {
  private readonly byFirstStem = new Map<string, Form[]>();
  private readonly forms: Form[][];

  constructor(concepts: readonly Concept[]) {
    this.forms = concepts.map(({ ar, en }, concept) =>
      [...ar, ...en].map((text) => ({
        text,
        concept,
        stems: analyse(text).flatMap(({ stems }) => stems.slice(0, 1)),
      })),
    );
    for (const form of this.forms.flat()) {
      const first = form.stems[0];
      if (first === undefined) continue;
      const list = this.byFirstStem.get(first) ?? [];
      list.push(form);
      this.byFirstStem.set(first, list);
    }
  }

  /** The terms that stand in `words`. */
  find(words: readonly QueryWord[]): ConceptMatch[] {
    const matches: ConceptMatch[] = [];
    for (let from = 0; from < words.length; from++) {
      const found = this.longestAt(words, from);
      if (!found) continue;
      const others = this.forms[found.concept]!.filter(
        ({ stems }) => stems.length > 0 && stems.join(' ') !== found.stems.join(' '),
      );
      matches.push({ from, to: from + found.stems.length, others });
      from += found.stems.length - 1;
    }
    return matches;
  }

  private longestAt(words: readonly QueryWord[], from: number): Form | undefined {
    let longest: Form | undefined;
    for (const stem of words[from]!.stems) {
      for (const form of this.byFirstStem.get(stem) ?? []) {
        if (form.stems.length > longestForm || form.stems.length <= (longest?.stems.length ?? 0)) continue;
        if (form.stems.every((part, at) => words[from + at]?.stems.includes(part))) longest = form;
      }
    }
    return longest;
  }
}
