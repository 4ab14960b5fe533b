import { locales, type Locale } from '../../../language/index.ts';
import type { QueryPlan, StatedPlan } from '../../query-plan.ts';
import { Coverage } from '../embedded/coverage.ts';
import { all, always, any, atLeast, isOneOf, never, type Filter, type Weighted } from './filters.ts';
import { attachedIn, stemsIn } from './shadow-document.ts';

/** Words that decide whether a text is a result; of a longer query the weightiest ones stand for all. */
const mostTold = 6;

const holdsWord = ({ words }: QueryPlan<string>, word: number, language: Locale): Filter => {
  const stems = words[word]!.stems.map(({ stem }) => stem);
  return any([
    isOneOf(stemsIn(language), stems),
    isOneOf('labels', stems),
    isOneOf(attachedIn(language), stems),
  ]);
};

/** A plan as filters say it: which texts hold how much of it. */
export class Sought {
  readonly plan: QueryPlan<string>;
  readonly statistics: StatedPlan['statistics'];
  readonly averageLength: StatedPlan['averageLength'];
  readonly coverage: Coverage;
  private readonly told: Record<Locale, Weighted[]>;

  constructor({ plan, statistics, averageLength }: StatedPlan) {
    this.plan = plan;
    this.statistics = statistics;
    this.averageLength = averageLength;
    const words = plan.words.map(({ stems }, word) => ({ word, stems, idf: statistics[word]!.idf }));
    this.coverage = new Coverage(plan, words);
    this.told = Object.fromEntries(
      locales.map((language) => [language, this.toldIn(language)]),
    ) as typeof this.told;
  }

  /** Whether there is anything to look for. */
  get isEmpty(): boolean {
    return this.coverage.total === 0;
  }

  /** Number of typed words that decide. */
  get size(): number {
    return this.told.ar.length;
  }

  /** Typed words, each held by itself or by what stands whole for it. */
  private toldIn(language: Locale): Weighted[] {
    const { plan, coverage } = this;
    return coverage.weights
      .map((weight, word) => {
        const standing = plan.additions.filter(({ covers }) => covers.includes(word));
        const others = standing.map(({ words }) =>
          all(words.map((other) => holdsWord(plan, other, language))),
        );
        return { weight, filter: any([holdsWord(plan, word, language), ...others]) };
      })
      .filter(({ weight }) => weight > 0)
      .sort((one, other) => other.weight - one.weight)
      .slice(0, mostTold);
  }

  /** Holds where the text in `language` has `share` (0…1) of what was asked. */
  holding(share: number, language: Locale): Filter {
    if (this.isEmpty) return never;
    const told = this.told[language];
    return atLeast(told, share * told.reduce((sum, { weight }) => sum + weight, 0));
  }

  /** Holds where no text has a word that is not wanted. Longer things that are not wanted are looked up. */
  static without(stem: string): Filter {
    return `NOT (${any(locales.map((language) => isOneOf(stemsIn(language), [stem])))})`;
  }

  /** Holds where a text in `language` has all of `stems`, in any order. */
  static having(stems: readonly string[], language: Locale): Filter {
    if (stems.length === 0) return always;
    return all(stems.map((stem) => isOneOf(stemsIn(language), [stem])));
  }
}
