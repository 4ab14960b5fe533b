import { concordance } from './agreement.ts';
import { criterionMeans, deviation, mean, scoresOf } from './ballot-scores.ts';
import type { Ballot, Exercise, ExerciseResult, OptionResult } from './exercise.ts';
import { sensitivityOf } from './sensitivity.ts';

/** Fewer ballots of one governorate would show who voted how. */
export const smallestGroup = 3;

const near = (one: number, other: number): boolean => Math.abs(one - other) < 1e-9;

function optionResults(exercise: Exercise, ballots: readonly Ballot[]): OptionResult[] {
  const scores = ballots.map(({ answers }) => scoresOf(exercise, answers));
  const results = exercise.options.map(({ id }) => {
    const given = scores.flatMap((ballot) => ballot.get(id) ?? []);
    const total = given.reduce((sum, value) => sum + value, 0);
    return {
      option: id,
      rank: 0,
      score: exercise.method === 'dot-voting' ? total : mean(given),
      mean: mean(given),
      spread: deviation(given),
      criteria: criterionMeans(ballots, id),
    };
  });
  return results
    .map((result) => ({
      ...result,
      rank: 1 + results.filter(({ score }) => score > result.score && !near(score, result.score)).length,
    }))
    .sort((one, other) => one.rank - other.rank);
}

/** Of the ballots that speak of every option: a ranking with holes cannot be held beside another. */
function agreementOf(exercise: Exercise, ballots: readonly Ballot[]): number | undefined {
  const rows = ballots
    .map(({ answers }) => scoresOf(exercise, answers))
    .filter((scores) => exercise.options.every(({ id }) => scores.has(id)))
    .map((scores) => exercise.options.map(({ id }) => scores.get(id) ?? 0));
  return concordance(rows);
}

function byGovernorate(exercise: Exercise, ballots: readonly Ballot[]): ExerciseResult['governorates'] {
  const groups = new Map<string, Ballot[]>();
  for (const ballot of ballots) {
    if (ballot.governorate === undefined) continue;
    groups.set(ballot.governorate, [...(groups.get(ballot.governorate) ?? []), ballot]);
  }
  return [...groups]
    .filter(([, group]) => group.length >= smallestGroup)
    .map(([governorate, group]) => {
      const options = optionResults(exercise, group);
      return {
        governorate,
        ballots: group.length,
        ranking: options.map(({ option }) => option),
        scores: Object.fromEntries(options.map(({ option, score }) => [option, score])),
      };
    });
}

/** Counts all ballots of an exercise together, whichever way they came in. */
export function tally(exercise: Exercise, ballots: readonly Ballot[]): ExerciseResult {
  const options = optionResults(exercise, ballots);
  const from = (source: Ballot['source']): number => ballots.filter((one) => one.source === source).length;
  const agreement = agreementOf(exercise, ballots);
  return {
    ballots: ballots.length,
    sources: { phone: from('phone'), paper: from('paper'), file: from('file') },
    options,
    ...(agreement === undefined ? {} : { agreement }),
    governorates: byGovernorate(exercise, ballots),
    sensitivity: ballots.length > 0 ? sensitivityOf(exercise, options) : [],
  };
}
