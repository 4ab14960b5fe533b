import { mean } from './ballot-scores.ts';

const near = (one: number, other: number): boolean => Math.abs(one - other) < 1e-9;

/** Ranks from 1 for the highest; equals share the mean of their places. */
export function averageRanks(scores: readonly number[]): number[] {
  return scores.map((score) => {
    const above = scores.filter((other) => other > score && !near(other, score)).length;
    const equal = scores.filter((other) => near(other, score)).length;
    return above + (equal + 1) / 2;
  });
}

/** Σ(t³ − t) over the groups of equals, by which ties lessen what can be agreed on. */
function tieTerm(ranks: readonly number[]): number {
  const sizes = new Map<number, number>();
  for (const rank of ranks) sizes.set(rank, (sizes.get(rank) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + size ** 3 - size, 0);
}

/**
 * Kendall's coefficient of concordance W with its correction for ties: 1 when all ballots rank alike, near 0 when
 * they have nothing in common. Undefined for fewer than two ballots or options, and when every ballot is one tie.
 * @param ballots the scores of the same options in the same order, one row a ballot
 */
export function concordance(ballots: readonly (readonly number[])[]): number | undefined {
  const options = ballots[0]?.length ?? 0;
  if (ballots.length < 2 || options < 2) return undefined;
  const ranks = ballots.map(averageRanks);
  const sums = Array.from({ length: options }, (_, index) =>
    ranks.reduce((sum, row) => sum + (row[index] ?? 0), 0),
  );
  const middle = mean(sums);
  const squares = sums.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  const ties = ranks.reduce((sum, row) => sum + tieTerm(row), 0);
  const most = ballots.length ** 2 * (options ** 3 - options) - ballots.length * ties;
  return most > 0 ? Math.min(1, (12 * squares) / most) : undefined;
}
