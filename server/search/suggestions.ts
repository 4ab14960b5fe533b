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
}

/** Offers labels and terms that go on from what is typed: from their first word on, then from any other. */
export class TermSuggester {
  private readonly entries: Entry[];

  /** @param labels of the vocabularies, in both languages */
  constructor(labels: readonly Record<Locale, string>[], concepts: readonly Concept[]) {
    const seen = new Set<string>();
    this.entries = [
      ...labels.flatMap(({ ar, en }) => this.entriesOf([ar], [en], 0)),
      ...concepts.flatMap(({ ar, en }) => this.entriesOf(ar, en, 1)),
    ].filter(({ folded }) => !seen.has(folded) && seen.add(folded));
  }

  private entriesOf(ar: readonly string[], en: readonly string[], rank: number): Entry[] {
    const toEntry =
      (language: Locale) =>
      (text: string): Entry => ({ text, language, rank, folded: foldText(text) });
    return [...ar.map(toEntry('ar')), ...en.map(toEntry('en'))];
  }

  /** At most `most` terms for what is typed; none for fewer than two letters. */
  find(typed: string, most: number): TermSuggestion[] {
    const wanted = foldText(typed.slice(0, 100));
    if (wanted.length < 2) return [];
    const withArticle =
      /^\p{Script=Arabic}/u.test(wanted) && !wanted.startsWith('ال') ? `ال${wanted}` : wanted;
    const scored = this.entries.flatMap((entry) => {
      const { folded, rank } = entry;
      if (folded === wanted) return [];
      const isFirst = folded.startsWith(wanted) || folded.startsWith(withArticle);
      if (isFirst) return [{ entry, score: rank }];
      const inside = folded.includes(` ${wanted}`) || folded.includes(` ${withArticle}`);
      return inside ? [{ entry, score: rank + 2 }] : [];
    });
    return scored
      .sort((one, other) => one.score - other.score || one.entry.folded.length - other.entry.folded.length)
      .slice(0, most)
      .map(({ entry: { text, language } }) => ({ text, language }));
  }
}
