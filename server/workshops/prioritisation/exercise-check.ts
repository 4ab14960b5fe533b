import { listTextFaults } from '../../content/index.ts';
import type { Problem } from '../../errors.ts';
import { contentLanguages, type BilingualText } from '../../language/index.ts';
import type { Vocabularies } from '../../vocabularies/index.ts';
import { methods, type Exercise } from './exercise.ts';

export const mostExercises = 10;
export const mostOptions = 30;
/** Seven options are 21 comparisons; more, nobody answers with care. */
export const mostPaired = 7;
export const mostDots = 20;
const highestWeight = 100;
const longestText = 160;

const within = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

const textProblems = (path: string, text: BilingualText): Problem[] =>
  contentLanguages.some((language) => text[language]?.trim())
    ? contentLanguages.flatMap((language) =>
        listTextFaults(text[language] ?? '', longestText).map((fault) => ({ path, ...fault })),
      )
    : [{ path, code: 'value.missing' }];

function checkExercise(exercise: Exercise, vocabularies: Vocabularies): Problem[] {
  const path = `exercises.${exercise.id}`;
  const { options, criteria, method } = exercise;
  const limit = method === 'pairwise' ? mostPaired : mostOptions;
  const problems = [...textProblems(`${path}.title`, exercise.title)];
  if (!methods.includes(method))
    problems.push({ path: `${path}.method`, code: 'code.unknown', values: { code: method } });
  if (options.length > limit) {
    problems.push({
      path: `${path}.options`,
      code: 'exercise.options',
      values: { limit, length: options.length },
    });
  }
  for (const { text } of options) problems.push(...textProblems(`${path}.options`, text));
  for (const { code, weight } of criteria) {
    if (!vocabularies.get('criteria').has(code)) {
      problems.push({ path: `${path}.criteria`, code: 'code.unknown', values: { code } });
    }
    if (!within(weight, 1, highestWeight)) {
      problems.push({ path: `${path}.criteria`, code: 'exercise.weight', values: { most: highestWeight } });
    }
  }
  if (!within(exercise.dots, 1, mostDots)) {
    problems.push({ path: `${path}.dots`, code: 'exercise.dots', values: { most: mostDots } });
  }
  if (!within(exercise.chosen, 1, mostOptions))
    problems.push({ path: `${path}.chosen`, code: 'exercise.chosen' });
  return problems;
}

/** What keeps exercises from being stored. */
export function checkExercises(exercises: readonly Exercise[], vocabularies: Vocabularies): Problem[] {
  const { length } = exercises;
  if (length > mostExercises) {
    return [{ path: 'exercises', code: 'exercises.tooMany', values: { limit: mostExercises, length } }];
  }
  return exercises.flatMap((exercise) => checkExercise(exercise, vocabularies));
}

/** What an exercise still lacks before anyone can vote. */
export function openingProblems(exercise: Exercise): Problem[] {
  if (exercise.options.length < 2) return [{ path: 'options', code: 'exercise.fewOptions' }];
  if (exercise.method === 'weighted-scoring' && exercise.criteria.length === 0) {
    return [{ path: 'criteria', code: 'exercise.noCriteria' }];
  }
  return [];
}
