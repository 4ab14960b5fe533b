/** What a row of measured times says, in the unit of the values. */
export interface Timings {
  p50: number;
  p95: number;
  max: number;
}

/** The value below which `share` (0…1) of `values` lie; 0 for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

export const toTimings = (values: readonly number[]): Timings => ({
  p50: percentile(values, 0.5),
  p95: percentile(values, 0.95),
  max: percentile(values, 1),
});

/** Nothing is asked again that took this long in all, in milliseconds: one round says enough then. */
const patience = 15_000;

/**
 * Milliseconds of each of `asked`: the fastest of `rounds`, after one round for the compiler and the caches. What
 * else the machine does falls on single rounds; what a question costs, on all of them.
 */
export async function fastestTimes<T>(
  asked: readonly T[],
  ask: (one: T) => unknown,
  rounds = 5,
): Promise<number[]> {
  const fastest = asked.map(() => Infinity);
  const begun = performance.now();
  for (let round = 0; round <= rounds; round++) {
    if (round > 1 && performance.now() - begun > patience) break;
    for (const [at, one] of asked.entries()) {
      const start = performance.now();
      await ask(one);
      if (round > 0) fastest[at] = Math.min(fastest[at]!, performance.now() - start);
    }
  }
  return fastest;
}
