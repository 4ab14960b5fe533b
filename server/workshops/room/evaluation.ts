import { listTextFaults } from '../../content/index.ts';
import type { Problem } from '../../errors.ts';
import { deviation, mean } from '../prioritisation/ballot-scores.ts';
import { highestMark, lowestMark } from '../prioritisation/exercise.ts';
import type { Evaluation } from '../workshop.ts';
import type { EvaluationAnswers } from './evaluations-store.ts';

export const longestComment = 1000;

export interface EvaluationSummary {
  /** How many answered. */
  forms: number;
  questions: {
    id: string;
    /** Of those who answered this one. */
    number: number;
    mean: number;
    spread: number;
    /** How many gave 1, 2, 3, 4, 5. */
    counts: number[];
  }[];
  comments: string[];
}

const isMark = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= lowestMark && (value as number) <= highestMark;

const valueOf = (of: unknown, key: string): unknown =>
  typeof of === 'object' && of !== null && Object.hasOwn(of, key)
    ? (of as Record<string, unknown>)[key]
    : undefined;

/** What a form says, as far as it is asked; questions may be passed over, but not all of them. */
export function checkEvaluation(
  { questions }: Pick<Evaluation, 'questions'>,
  given: unknown,
): { answers: EvaluationAnswers; problems?: never } | { answers?: never; problems: Problem[] } {
  const marks: Record<string, number> = {};
  const problems: Problem[] = [];
  for (const { id } of questions) {
    const mark = valueOf(valueOf(given, 'marks'), id);
    if (mark === undefined) continue;
    if (isMark(mark)) marks[id] = mark;
    else problems.push({ path: id, code: 'ballot.mark' });
  }
  const said = valueOf(given, 'comment');
  const comment = typeof said === 'string' ? said.trim() : '';
  problems.push(...listTextFaults(comment, longestComment).map((fault) => ({ path: 'comment', ...fault })));
  if (problems.length === 0 && Object.keys(marks).length === 0 && comment === '') {
    problems.push({ path: 'answers', code: 'ballot.empty' });
  }
  return problems.length > 0 ? { problems } : { answers: { marks, ...(comment === '' ? {} : { comment }) } };
}

export function summariseEvaluations(
  { questions }: Pick<Evaluation, 'questions'>,
  answers: readonly EvaluationAnswers[],
): EvaluationSummary {
  return {
    forms: answers.length,
    questions: questions.map(({ id }) => {
      const marks = answers.flatMap((one) => one.marks[id] ?? []);
      return {
        id,
        number: marks.length,
        mean: mean(marks),
        spread: deviation(marks),
        counts: [1, 2, 3, 4, 5].map((mark) => marks.filter((one) => one === mark).length),
      };
    }),
    comments: answers.flatMap(({ comment }) => comment ?? []),
  };
}
