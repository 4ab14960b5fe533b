import { mean, sharesOf } from './ballot-scores.ts';
import type { Exercise, OptionResult, Sensitivity } from './exercise.ts';

/** An option seen from one criterion: its mark there, and its mark by all others as they are weighted. */
interface Sides {
  option: string;
  own: number;
  others: number;
}

function sidesOf(result: OptionResult, code: string, shares: ReadonlyMap<string, number>): Sides {
  const rest = [...shares].filter(([other]) => other !== code);
  const total = rest.reduce((sum, [, share]) => sum + share, 0);
  const others =
    total > 0
      ? rest.reduce((sum, [other, share]) => sum + (share / total) * (result.criteria[other] ?? 0), 0)
      : mean(rest.map(([other]) => result.criteria[other] ?? 0));
  return { option: result.option, own: result.criteria[code] ?? 0, others };
}

/** The share at which the two lines meet, if they do between 0 and 1. */
function meeting(leader: Sides, other: Sides): number | undefined {
  const behindByOthers = leader.others - other.others;
  const slope = other.own - leader.own + behindByOthers;
  const share = behindByOthers / slope;
  return Number.isFinite(share) && share >= 0 && share <= 1 ? share : undefined;
}

/**
 * For each criterion, the nearest share of the weights at which another option would lead, the others keeping
 * their proportions: "changes if cost weighs more than 40%".
 * @param options in the order of their ranks
 */
export function sensitivityOf(exercise: Exercise, options: readonly OptionResult[]): Sensitivity[] {
  const shares = sharesOf(exercise);
  if (exercise.method !== 'weighted-scoring' || shares.size < 2) return [];
  return [...shares].map(([criterion, share]) => {
    const [leader, ...others] = options.map((result) => sidesOf(result, criterion, shares));
    const changes = others.flatMap((other) => {
      const at = leader && meeting(leader, other);
      return at === undefined ? [] : [{ changesAt: at, leader: other.option }];
    });
    const [nearest] = changes.sort(
      (one, other) => Math.abs(one.changesAt - share) - Math.abs(other.changesAt - share),
    );
    return { criterion, share, ...nearest };
  });
}
