import type { ExerciseValues, Method } from '../../../../workshops/index.ts';
import { bilingualOf, numberOf, textOf } from '../form-values.ts';
import type { Vocabularies } from '../../../../vocabularies/index.ts';

/** What an exercise asks, as it was typed. A criterion takes part by its weight. */
export function readExercise(body: unknown, vocabularies: Vocabularies): ExerciseValues {
  return {
    title: bilingualOf(body, 'title'),
    method: textOf(body, 'method') as Method,
    criteria: vocabularies.get('criteria').terms.flatMap(({ code }) => {
      const weight = numberOf(body, `weight.${code}`);
      return weight === undefined || weight === 0 ? [] : [{ code, weight }];
    }),
    dots: numberOf(body, 'dots') ?? 5,
    chosen: numberOf(body, 'chosen') ?? 3,
  };
}
