import type { Locale } from '../language/index.ts';
import { foldText } from '../text/index.ts';
import type { Concept } from './concepts.ts';

/** A word of the vocabularies or of the field, as it is offered while somebody types. */
export interface TermSuggestion {
  text: string;
  language: Locale;
}

interface Entry extends TermSuggestion {
  folded: string;
  /** Vocabulary labels come before terms. */
  rank: number;
  /** Among those of one rank and length, the one that was named first. */
  place: number;
}

/** A word of an entry, with all that follows it. */
interface WordPlace {
  rest: string;
  entry: Entry;
  isFirst: boolean;
}

const wordPlaces = (entry: Entry): WordPlace[] =>
  Array.from(entry.folded.matchAll(/[^ ]+/g), ({ index }) => {
    return { rest: entry.folded.slice(index), entry, isFirst: index === 0 };
  });

/** Offers labels and terms that go on from what is typed: from their first word on, then from any other. */
export class TermSuggester {
  private static made = 0;
  /** Another one for other words. */
  readonly version = TermSuggester.made++;
  /** In the order of their texts, so that those with one beginning stand together. */
  private readonly places: readonly WordPlace[];

  /** @param labels of the vocabularies, in both languages */
  constructor(labels: readonly Record<Locale, string>[], concepts: readonly Concept[]) {
    const entries = new Map<string, Entry>();
    const add = (language: Locale, texts: readonly string[], rank: number): void => {
      for (const text of texts) {
        const folded = foldText(text);
        if (!entries.has(folded)) entries.set(folded, { text, language, rank, folded, place: entries.size });
      }
    };
    for (const { ar, en } of labels) {
      add('ar', [ar], 0);
      add('en', [en], 0);
    }
    for (const { ar, en } of concepts) {
      add('ar', ar, 1);
      add('en', en, 1);
    }
    this.places = [...entries.values()]
      .flatMap(wordPlaces)
      .sort((one, other) => (one.rest < other.rest ? -1 : one.rest > other.rest ? 1 : 0));
  }

  /** At most `most` terms for what is typed; none for fewer than two letters. */
  find(typed: string, most: number): TermSuggestion[] {
    const wanted = foldText(typed.slice(0, 100));
    if (wanted.length < 2) return [];
    const withArticle = /^\p{Script=Arabic}/u.test(wanted) && !wanted.startsWith('ال') ? [`ال${wanted}`] : [];
    const scores = new Map<Entry, number>();
    for (const beginning of [wanted, ...withArticle]) {
      for (const { entry, isFirst } of this.goingOnFrom(beginning)) {
        if (entry.folded === wanted) continue;
        const score = entry.rank + (isFirst ? 0 : 2);
        scores.set(entry, Math.min(score, scores.get(entry) ?? score));
      }
    }
    return [...scores]
      .sort(
        ([one, score], [other, otherScore]) =>
          score - otherScore || one.folded.length - other.folded.length || one.place - other.place,
      )
      .slice(0, most)
      .map(([{ text, language }]) => ({ text, language }));
  }

  /** The places of words from which the texts go on with `beginning`. */
  private *goingOnFrom(beginning: string): Iterable<WordPlace> {
    let low = 0;
    let high = this.places.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.places[middle]!.rest < beginning) low = middle + 1;
      else high = middle;
    }
    for (; this.places[low]?.rest.startsWith(beginning); low++) yield this.places[low]!;
  }
}
