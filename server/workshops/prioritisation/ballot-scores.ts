import type { Answers, Ballot, Exercise } from './exercise.ts';

/** "a:b" for every pair of options, in their order: the questions of a pairwise ballot. */
export function pairsOf({
  options,
}: Pick<Exercise, 'options'>): { key: string; one: string; other: string }[] {
  return options.flatMap(({ id: one }, index) =>
    options.slice(index + 1).map(({ id: other }) => ({ key: `${one}:${other}`, one, other })),
  );
}

/** Each criterion's share of all weights; they sum to 1. */
export function sharesOf({ criteria }: Pick<Exercise, 'criteria'>): Map<string, number> {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return new Map(criteria.map(({ code, weight }) => [code, total > 0 ? weight / total : 0]));
}

function sharesWon(exercise: Exercise, preferred: Readonly<Record<string, string>>): Map<string, number> {
  const won = new Map<string, number>();
  const asked = new Map<string, number>();
  for (const { key, one, other } of pairsOf(exercise)) {
    const winner = preferred[key];
    if (winner === undefined) continue;
    for (const id of [one, other]) asked.set(id, (asked.get(id) ?? 0) + 1);
    won.set(winner, (won.get(winner) ?? 0) + 1);
  }
  return new Map([...asked].map(([id, times]) => [id, (won.get(id) ?? 0) / times]));
}

/** What one ballot gives each option that it speaks of, in the unit of `OptionResult.score`. */
export function scoresOf(exercise: Exercise, answers: Answers): Map<string, number> {
  switch (answers.method) {
    case 'weighted-scoring': {
      const shares = [...sharesOf(exercise)];
      return new Map(
        Object.entries(answers.marks).map(([id, marks]) => [
          id,
          shares.reduce((sum, [code, share]) => sum + share * (marks[code] ?? 0), 0),
        ]),
      );
    }
    case 'dot-voting':
      // An option without dots was not passed over: it got none.
      return new Map(exercise.options.map(({ id }) => [id, answers.dots[id] ?? 0]));
    case 'pairwise':
      return sharesWon(exercise, answers.preferred);
    case 'impact-effort':
      return new Map(Object.entries(answers.places).map(([id, { impact, effort }]) => [id, impact - effort]));
  }
}

/** A ballot's marks of an option by criterion, or its place in the grid; nothing where it passed it over. */
function marksOf({ answers }: Ballot, option: string): Readonly<Record<string, number>> | undefined {
  if (answers.method === 'weighted-scoring') return answers.marks[option];
  return answers.method === 'impact-effort' ? answers.places[option] : undefined;
}

/** The mean of what `ballots` say of an option by criterion. */
export function criterionMeans(ballots: readonly Ballot[], option: string): Record<string, number> {
  const marks = ballots.map((ballot) => marksOf(ballot, option)).filter((one) => one !== undefined);
  const codes = [...new Set(marks.flatMap((one) => Object.keys(one)))];
  return Object.fromEntries(codes.map((code) => [code, mean(marks.map((one) => one[code] ?? 0))]));
}

/** 0 for none. */
export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The standard deviation of all `values`, which are not a sample of others; 0 for none. */
export function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}
