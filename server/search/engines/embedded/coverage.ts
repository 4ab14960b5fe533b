import type { Addition, QueryPlan } from '../../query-plan.ts';

/** Words of a plan that are told apart in a text's mask; the rest share the last bit. */
const maskBits = 31;
export const bitOf = (word: number): number => 1 << Math.min(word, maskBits - 1);

/** The share of the query's idf asked for first, by number of typed words; people remember some words wrongly. */
const firstShare = (words: number): number => (words <= 2 ? 1 : words === 3 ? 0.6 : 0.5);
/** Eased in these steps until a page is full. */
const easier = [0.5, 0.35, 0.15];
/** How far another word for a typed one is believed to say it: a word has several senses. */
const beliefInOther = 0.6;
/** Something of the query itself, or what stands for it, must be there. */
const leastOfAll = 1e-6;
const pageful = 10;

/** A word of the plan as far as it matters here. */
export interface CoveredWord {
  /** Its index in the plan. */
  word: number;
  stems: readonly unknown[];
  idf: number;
}

/** How much of what was asked a text holds, from the mask of the words that it has. */
export class Coverage {
  /** What each typed word counts. */
  readonly weights: readonly number[];
  readonly total: number;
  /** What each typed word says, known to the index or not. */
  private readonly said: readonly number[];
  private readonly additions: readonly Addition[];
  private readonly shares = new Map<number, number>();

  constructor(plan: QueryPlan<unknown>, matches: readonly CoveredWord[]) {
    this.additions = plan.additions;
    // A typed word that the index lacks weighs what stands for it weighs; nothing where nothing does.
    this.weights = matches.slice(0, plan.typed).map(({ word, stems, idf }) => {
      if (stems.length > 0) return idf;
      const standing = plan.additions.filter(({ covers }) => covers.includes(word));
      return Math.max(0, ...standing.flatMap(({ words }) => words.map((other) => matches[other]!.idf)));
    });
    this.said = matches.slice(0, plan.typed).map(({ idf }) => idf);
    this.total = this.weights.reduce((sum, weight) => sum + weight, 0);
  }

  /** Which additions stand whole in a text of this mask. */
  additionsIn(mask: number): Addition[] {
    return this.additions.filter(({ words }) => words.every((word) => mask & bitOf(word)));
  }

  /** 0…1. */
  share(mask: number): number {
    let share = this.shares.get(mask);
    if (share === undefined) {
      const whole = new Set(this.additionsIn(mask).flatMap(({ covers }) => covers));
      const held = this.weights.reduce(
        (sum, weight, word) => sum + (mask & bitOf(word) || whole.has(word) ? weight : 0),
        0,
      );
      share = this.total > 0 ? held / this.total : 0;
      this.shares.set(mask, share);
    }
    return share;
  }

  /** 0…1, as `share`; words that no record has are missing too, and other words than the typed ones count for less. */
  shareOfSaid(mask: number): number {
    const whole = new Set(this.additionsIn(mask).flatMap(({ covers }) => covers));
    const held = (idf: number, word: number): number =>
      mask & bitOf(word) ? idf : whole.has(word) ? beliefInOther * idf : 0;
    const said = this.said.reduce((sum, idf) => sum + idf, 0);
    return said > 0 ? this.said.reduce((sum, idf, word) => sum + held(idf, word), 0) / said : 0;
  }

  /** The shares that are asked for, one after the other, until a page is full. */
  get asked(): readonly number[] {
    const words = this.weights.filter((weight) => weight > 0).length;
    return [firstShare(words) - 1e-6, ...easier];
  }

  /**
   * The least share that makes a text a result: all of one or two words, half of a longer query; less where that
   * gives no page of results.
   * @param holding how many living texts hold a share
   */
  leastOf(holding: (share: number) => number): number {
    return this.asked.find((share) => holding(share) >= pageful) ?? leastOfAll;
  }

  /** The masks that make a text a result. @param held the living texts by mask */
  enough(held: readonly (readonly [mask: number, texts: number])[]): number[] {
    const least = this.leastOf((share) =>
      held.reduce((sum, [mask, texts]) => sum + (this.share(mask) >= share ? texts : 0), 0),
    );
    return held.flatMap(([mask]) => (this.share(mask) >= least ? [mask] : []));
  }
}
