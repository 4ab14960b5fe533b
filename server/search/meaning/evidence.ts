/** What ranking knows of a candidate's meaning, beside its words. */
export interface MeaningEvidence {
  /** How near the record is to the question, as `NearRecord` tells; undefined for one that is not among the near. */
  near?: number | undefined;
  /** Whether it holds what is looked for to the letter: the numbers of a question, every word of a short one. */
  exact?: boolean | undefined;
  /** The share of the question that it holds by words, times the trust in them; words that nobody wrote count as missing. */
  held?: number | undefined;
  /** Whether the question names something with few words, so that several records may hold all of it. */
  named?: boolean | undefined;
  /** Whether it is written in another language than the reader's alone. */
  foreign?: boolean | undefined;
}

export const meaningWeights = {
  /** A standard deviation of meaning counts as so many of the words' scores, where the words say it all. */
  meaning: 0.4,
  /** The same where the words say nothing: the less they can be believed, the more of this. */
  meaningAlone: 4,
  /** What the words found is believed where the best leads the next by so many standard deviations; with less, less. */
  clearLead: 1.5,
  /** How steeply: a long text holds many words by chance, but then others do as well. */
  leadPower: 0.25,
  /** A record in the other language alone must be so many standard deviations better to stand above. */
  foreign: 0.25,
};
export type MeaningWeights = Readonly<typeof meaningWeights>;

/** How far the words of a question are to be believed, 0…1, from what the candidates hold of it. */
function beliefInWords(
  candidates: readonly (MeaningEvidence & { score: number })[],
  deviation: number,
  { clearLead, leadPower }: MeaningWeights,
): number {
  const held = Math.max(0, ...candidates.map((candidate) => candidate.held ?? 1));
  if (deviation === 0 || candidates.some(({ named }) => named)) return Math.min(1, held);
  const [best = 0, next = 0] = candidates.map(({ score }) => score).sort((one, other) => other - one);
  const lead = Math.min(1, (best - next) / deviation / clearLead);
  return Math.min(1, held * lead ** leadPower);
}

function deviationOf(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length);
  return { mean, deviation: Math.sqrt(variance) };
}

/**
 * The scores of candidates by words with their meaning added, both in standard deviations, on the scale of the
 * words. Where nothing is known of meaning they stay as they are.
 */
export function withMeaning(
  candidates: readonly (MeaningEvidence & { score: number })[],
  weights: MeaningWeights = meaningWeights,
): number[] {
  const scores = candidates.map(({ score }) => score);
  const known = candidates.flatMap(({ near }) => near ?? []);
  if (known.length === 0) return scores;
  // Who is not among the near is at most as near as the last of them.
  const least = Math.min(...known);
  const nearness = candidates.map(({ near }) => near ?? least);
  const near = deviationOf(nearness);
  const words = deviationOf(scores);
  const scale = words.deviation || Math.max(1, words.mean);
  const { meaning, meaningAlone, foreign } = weights;
  const belief = beliefInWords(candidates, words.deviation, weights);
  const weight = meaning + (meaningAlone - meaning) * (1 - belief);
  const added = candidates.map((candidate, at) => {
    const better = near.deviation > 0 ? (nearness[at]! - near.mean) / near.deviation : 0;
    return scores[at]! + scale * (weight * better - (candidate.foreign ? foreign : 0));
  });
  return keepExactAbove(candidates, added);
}

/** What is there to the letter is not pushed down by meaning: nothing without it that was below it gets above it. */
function keepExactAbove(
  candidates: readonly (MeaningEvidence & { score: number })[],
  added: readonly number[],
): number[] {
  const exact = candidates.flatMap(({ exact: isExact, score }, at) =>
    isExact ? [{ score, bound: added[at]! }] : [],
  );
  if (exact.length === 0) return [...added];
  return candidates.map((candidate, at) => {
    if (candidate.exact) return added[at]!;
    const bounds = exact.filter(({ score }) => score > candidate.score).map(({ bound }) => bound);
    return Math.min(added[at]!, ...bounds.map((bound) => bound - 1e-6));
  });
}
