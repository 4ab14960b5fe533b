import type { Problem } from '../../errors.ts';
import { pairsOf } from './ballot-scores.ts';
import { highestMark, lowestMark, type Answers, type Exercise } from './exercise.ts';

type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** Own keys alone: an id of an option is a word of people's, and may be that of a method of objects. */
const rowOf = (value: unknown, key: string): unknown =>
  isRow(value) && Object.hasOwn(value, key) ? value[key] : undefined;
const isMark = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= lowestMark && (value as number) <= highestMark;

type Checked = { answers: Answers; problems?: never } | { answers?: never; problems: Problem[] };

const none: Problem = { path: 'answers', code: 'ballot.empty' };

/** Every one of `codes` marked, or the option passed over whole. */
function checkMarks(
  exercise: Exercise,
  given: unknown,
  codes: readonly string[],
): { rows: Record<string, Record<string, number>>; problems: Problem[] } {
  const rows: Record<string, Record<string, number>> = {};
  const problems: Problem[] = [];
  for (const { id } of exercise.options) {
    const marks = codes.map((code) => rowOf(rowOf(given, id), code));
    if (marks.every((mark) => mark === undefined)) continue;
    codes.forEach((code, index) => {
      const mark = marks[index];
      if (!isMark(mark)) problems.push({ path: `${id}.${code}`, code: 'ballot.mark' });
      else rows[id] = { ...rows[id], [code]: mark };
    });
  }
  if (problems.length === 0 && Object.keys(rows).length === 0) problems.push(none);
  return { rows, problems };
}

function checkDots(exercise: Exercise, given: unknown): Checked {
  const dots: Record<string, number> = {};
  const problems: Problem[] = [];
  for (const { id } of exercise.options) {
    const value = rowOf(given, id);
    if (value === undefined || value === 0) continue;
    if (!Number.isInteger(value) || (value as number) < 0) problems.push({ path: id, code: 'ballot.dots' });
    else dots[id] = value as number;
  }
  const used = Object.values(dots).reduce((sum, value) => sum + value, 0);
  if (problems.length === 0 && used === 0) problems.push(none);
  if (used > exercise.dots) {
    problems.push({ path: 'answers', code: 'ballot.tooManyDots', values: { used, dots: exercise.dots } });
  }
  return problems.length > 0 ? { problems } : { answers: { method: 'dot-voting', dots } };
}

function checkPairs(exercise: Exercise, given: unknown): Checked {
  const preferred: Record<string, string> = {};
  for (const { key, one, other } of pairsOf(exercise)) {
    const winner = rowOf(given, key);
    if (winner === one || winner === other) preferred[key] = winner;
  }
  const missing = pairsOf(exercise).filter(({ key }) => preferred[key] === undefined);
  if (missing.length > 0) {
    return { problems: missing.map(({ key }) => ({ path: key, code: 'ballot.pair' })) };
  }
  return { answers: { method: 'pairwise', preferred } };
}

/**
 * What a ballot says, as far as `exercise` asks for it; what it does not ask for is left out.
 * @param given in the form of `Answers`, from anywhere
 */
export function checkAnswers(exercise: Exercise, given: unknown): Checked {
  switch (exercise.method) {
    case 'weighted-scoring': {
      const codes = exercise.criteria.map(({ code }) => code);
      const { rows, problems } = checkMarks(exercise, rowOf(given, 'marks'), codes);
      return problems.length > 0 ? { problems } : { answers: { method: 'weighted-scoring', marks: rows } };
    }
    case 'impact-effort': {
      const { rows, problems } = checkMarks(exercise, rowOf(given, 'places'), ['impact', 'effort']);
      if (problems.length > 0) return { problems };
      const places = rows as Record<string, { impact: number; effort: number }>;
      return { answers: { method: 'impact-effort', places } };
    }
    case 'dot-voting':
      return checkDots(exercise, rowOf(given, 'dots'));
    case 'pairwise':
      return checkPairs(exercise, rowOf(given, 'preferred'));
  }
}
