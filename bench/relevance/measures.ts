/** How well a ranking finds the one document that answers: means over the questions. */
export interface Measures {
  /** One by the rank of the answer, 0 past the tenth. */
  mrr: number;
  /** Share of the questions whose answer is the first, and is among the first ten. */
  recall1: number;
  recall10: number;
  ndcg10: number;
  questions: number;
}

/** @param ranks place of each question's answer from 1; Infinity where it is not found */
export function measuresOf(ranks: readonly number[]): Measures {
  const mean = (gain: (rank: number) => number): number =>
    ranks.reduce((sum, rank) => sum + (rank <= 10 ? gain(rank) : 0), 0) / Math.max(1, ranks.length);
  return {
    mrr: mean((rank) => 1 / rank),
    recall1: mean((rank) => (rank === 1 ? 1 : 0)),
    recall10: mean(() => 1),
    ndcg10: mean((rank) => 1 / Math.log2(rank + 1)),
    questions: ranks.length,
  };
}

/** The place of `wanted` among `ids`, from 1; Infinity where it is not there. */
export function rankOf(wanted: string, ids: readonly string[]): number {
  const at = ids.indexOf(wanted);
  return at < 0 ? Infinity : at + 1;
}
