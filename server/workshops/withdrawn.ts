import type { BilingualText } from '../language/index.ts';
import type { Workshop } from './workshop.ts';

/** External ids of the records whose words were taken over: in questions, and as options of exercises. */
export const recordsQuotedIn = ({ sessions, exercises }: Workshop): string[] => [
  ...sessions.flatMap(({ questions }) => questions.flatMap(({ from }) => from ?? [])),
  ...exercises.flatMap(({ options }) => options.flatMap(({ record }) => record ?? [])),
];

/**
 * The workshop without the words of records that readers no longer see: their questions are not asked any more, and
 * an option, which people may have voted on, keeps its place without its title.
 * @param seen external ids of those that readers see
 */
export const withoutWithdrawn = (
  workshop: Workshop,
  seen: ReadonlySet<string>,
  inItsPlace: BilingualText,
): Workshop => ({
  ...workshop,
  sessions: workshop.sessions.map((session) => ({
    ...session,
    questions: session.questions.filter(({ from }) => from === undefined || seen.has(from)),
  })),
  exercises: workshop.exercises.map((exercise) => ({
    ...exercise,
    options: exercise.options.map((option) =>
      option.record === undefined || seen.has(option.record) ? option : { ...option, text: inItsPlace },
    ),
  })),
});
