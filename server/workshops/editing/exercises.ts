import { InvalidInput, NotFound } from '../../errors.ts';
import type { BilingualText } from '../../language/index.ts';
import type { Exercise, ExerciseOption } from '../prioritisation/exercise.ts';
import type { Workshop } from '../workshop.ts';
import { nextId } from './identifiers.ts';

export type ExerciseValues = Pick<Exercise, 'title' | 'method' | 'criteria' | 'dots' | 'chosen'>;

export function getExercise({ exercises }: Pick<Workshop, 'exercises'>, id: string): Exercise {
  const exercise = exercises.find((one) => one.id === id);
  if (!exercise) throw new NotFound(`no exercise ${id}`);
  return exercise;
}

const withExercise = (workshop: Workshop, id: string, change: (exercise: Exercise) => Exercise): Workshop => {
  const before = getExercise(workshop, id);
  return { ...workshop, exercises: workshop.exercises.map((one) => (one === before ? change(one) : one)) };
};

export function addExercise(workshop: Workshop, values: ExerciseValues): Workshop {
  const id = nextId('e', workshop.exercises);
  const exercise: Exercise = { ...values, id, options: [], state: 'preparing' };
  return { ...workshop, exercises: [...workshop.exercises, exercise] };
}

export const changeExercise = (workshop: Workshop, id: string, values: Partial<Exercise>): Workshop =>
  withExercise(workshop, id, (exercise) => ({ ...exercise, ...values, id }));

export function removeExercise(workshop: Workshop, id: string): Workshop {
  const gone = getExercise(workshop, id);
  return { ...workshop, exercises: workshop.exercises.filter((one) => one !== gone) };
}

/** What people have voted on is not changed under them. */
function inPreparation(exercise: Exercise): Exercise {
  if (exercise.state !== 'preparing') throw new InvalidInput([{ path: 'options', code: 'exercise.running' }]);
  return exercise;
}

export const reviseExercise = (workshop: Workshop, id: string, values: ExerciseValues): Workshop =>
  withExercise(workshop, id, (exercise) => ({ ...inPreparation(exercise), ...values, id }));

/** Adds options that are not there yet: a record by its external id, or a free text. */
export const addOptions = (
  workshop: Workshop,
  id: string,
  options: readonly { record?: string; text: BilingualText }[],
): Workshop =>
  withExercise(workshop, id, (exercise) => {
    const there = new Set(inPreparation(exercise).options.flatMap(({ record }) => record ?? []));
    const added: ExerciseOption[] = [...exercise.options];
    for (const option of options) {
      if (option.record !== undefined && there.has(option.record)) continue;
      added.push({ ...option, id: nextId('o', added) });
    }
    return { ...exercise, options: added };
  });

export const removeOption = (workshop: Workshop, id: string, option: string): Workshop =>
  withExercise(workshop, id, (exercise) => ({
    ...inPreparation(exercise),
    options: exercise.options.filter((one) => one.id !== option),
  }));
