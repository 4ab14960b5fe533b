import { localText } from '../../../../language/index.ts';
import type { Vocabularies } from '../../../../vocabularies/index.ts';
import { highestMark, lowestMark, pairsOf, type Exercise } from '../../../../workshops/index.ts';
import type { PageContext } from '../../../page-context.ts';
import { numberOf } from '../form-values.ts';

/** One number that a ballot asks for. */
export interface BallotCell {
  /** Of the input: "o1.impact", "o1", "o1:o2". */
  name: string;
  /** What is asked, beneath the option: the criterion, or nothing. */
  label: string;
  least: number;
  most: number;
}

/** An option, or a pair of them, with what is asked of it. */
export interface BallotQuestion {
  id: string;
  title: string;
  /** The two sides of a comparison; empty otherwise. */
  sides: string[];
  cells: BallotCell[];
}

const gridAxes = ['impact', 'effort'] as const;

/** Every question of a ballot in its order, the same on a phone, on paper and in the grid that paper is typed into. */
export function questionsOf(
  exercise: Exercise,
  { locale, t }: PageContext,
  vocabularies: Vocabularies,
): BallotQuestion[] {
  const title = (id: string): string =>
    localText(exercise.options.find((option) => option.id === id)?.text, locale)?.text ?? '';
  const marks = (id: string, criteria: readonly { code: string; label: string }[]): BallotQuestion => ({
    id,
    title: title(id),
    sides: [],
    cells: criteria.map(({ code, label }) => ({
      name: `${id}.${code}`,
      label,
      least: lowestMark,
      most: highestMark,
    })),
  });
  switch (exercise.method) {
    case 'weighted-scoring': {
      const criteria = exercise.criteria.map(({ code }) => ({
        code,
        label: vocabularies.get('criteria').label(code, locale),
      }));
      return exercise.options.map(({ id }) => marks(id, criteria));
    }
    case 'impact-effort': {
      const axes = gridAxes.map((code) => ({ code, label: t(`workshops:axis.${code}`) }));
      return exercise.options.map(({ id }) => marks(id, axes));
    }
    case 'dot-voting':
      return exercise.options.map(({ id }) => ({
        id,
        title: title(id),
        sides: [],
        cells: [{ name: id, label: '', least: 0, most: exercise.dots }],
      }));
    case 'pairwise':
      return pairsOf(exercise).map(({ key, one, other }) => ({
        id: key.replace(':', '-'),
        title: '',
        sides: [title(one), title(other)],
        cells: [{ name: key, label: '', least: 1, most: 2 }],
      }));
  }
}

/** The answers that the numbers of a form give, in the form that `BallotService` checks; empty cells say nothing. */
export function readAnswers(exercise: Exercise, body: unknown, prefix = ''): unknown {
  const valueOf = (name: string): number | undefined => numberOf(body, prefix + name);
  const given = <T>(entries: readonly (readonly [string, T | undefined])[]): Record<string, T> =>
    Object.fromEntries(entries.filter((entry): entry is [string, T] => entry[1] !== undefined));
  const ids = exercise.options.map(({ id }) => id);
  const marks = (codes: readonly string[]): Record<string, Record<string, number>> =>
    given(
      ids.map((id) => {
        const row = given(codes.map((code) => [code, valueOf(`${id}.${code}`)] as const));
        return [id, Object.keys(row).length > 0 ? row : undefined] as const;
      }),
    );
  switch (exercise.method) {
    case 'weighted-scoring':
      return { marks: marks(exercise.criteria.map(({ code }) => code)) };
    case 'impact-effort':
      return { places: marks(gridAxes) };
    case 'dot-voting':
      return { dots: given(ids.map((id) => [id, valueOf(id)] as const)) };
    case 'pairwise':
      return {
        preferred: given(
          pairsOf(exercise).map(({ key, one, other }) => {
            const side = valueOf(key);
            return [key, side === 1 ? one : side === 2 ? other : undefined] as const;
          }),
        ),
      };
  }
}
