import type { BilingualText } from '../../language/index.ts';
import { analyse } from '../../text/index.ts';

/** An agreed term in the words of both languages, the preferred one first. */
export interface AgreedTerm {
  readonly ar: readonly string[];
  readonly en: readonly string[];
}

const mostShown = 4;
const stemOf = ({ stems }: { stems: readonly string[] }): string => stems[0] ?? '';

/** The field's agreed terms, found in what is being written so that both languages use them. */
export class Glossary {
  private readonly byFirst = new Map<string, { stems: string[]; term: AgreedTerm }[]>();

  constructor(terms: readonly AgreedTerm[]) {
    this.replace(terms);
  }

  /** Knows `terms` from now on, and no others. */
  replace(terms: readonly AgreedTerm[]): void {
    this.byFirst.clear();
    for (const term of terms) {
      for (const form of [...term.ar, ...term.en]) {
        const stems = analyse(form).map(stemOf).filter(Boolean);
        const [first] = stems;
        if (first === undefined) continue;
        this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), { stems, term }]);
      }
    }
  }

  /** The terms that stand in `text`, in either language, in their order; at most four. */
  find(text: BilingualText): { ar: string; en: string }[] {
    const found = new Set<AgreedTerm>();
    for (const written of [text.ar, text.en]) {
      const words = written ? analyse(written) : [];
      for (const [at, { stems }] of words.entries()) {
        for (const stem of stems) {
          const forms = this.byFirst.get(stem) ?? [];
          for (const form of forms) {
            if (form.stems.every((part, next) => words[at + next]?.stems.includes(part)))
              found.add(form.term);
          }
        }
      }
    }
    const terms = [...found].map(({ ar, en }) => ({ ar: ar[0] ?? '', en: en[0] ?? '' }));
    // Two terms may have one name in Arabic: the first says it.
    const byName = new Map(terms.toReversed().map((term) => [term.ar, term]));
    return terms.filter((term) => byName.get(term.ar) === term).slice(0, mostShown);
  }
}
