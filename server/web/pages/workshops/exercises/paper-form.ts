import type { Problem } from '../../../../errors.ts';
import type { CastBallot, CastOutcome, Exercise } from '../../../../workshops/index.ts';
import { numberOf, textOf } from '../form-values.ts';
import { readAnswers } from './ballot-cells.ts';

/** Sheets that are typed in at once. */
export const sheetsOnPage = 12;

/** One line of the grid: a sheet as it was typed. */
export interface Sheet {
  line: number;
  ballot: CastBallot;
  /** Sum of the line's numbers, and the total that the sheet says. */
  sum: number;
  total: number | undefined;
}

const prefixOf = (line: number): string => `s${line}.`;

/** The lines of the grid that hold a code. @param cells names of the numbers of one ballot */
export function readSheets(exercise: Exercise, body: unknown, cells: readonly string[]): Sheet[] {
  return Array.from({ length: sheetsOnPage }, (_, line) => line).flatMap((line) => {
    const prefix = prefixOf(line);
    const code = textOf(body, `${prefix}code`);
    if (code === '') return [];
    return [
      {
        line,
        ballot: {
          code,
          source: 'paper' as const,
          governorate: textOf(body, `${prefix}governorate`),
          answers: readAnswers(exercise, body, prefix),
        },
        sum: cells.reduce((sum, name) => sum + (numberOf(body, prefix + name) ?? 0), 0),
        total: numberOf(body, `${prefix}total`),
      },
    ];
  });
}

export const cellName = (line: number, name: string): string => prefixOf(line) + name;

/** A sheet whose numbers do not give the total that stands on it was misread or mistyped. */
export const isMisread = ({ sum, total }: Sheet): boolean => total !== undefined && total !== sum;

/** What is said beside a line; '' for one that was counted. */
export function sheetProblem(sheet: Sheet, outcome: CastOutcome | undefined): Problem | undefined {
  if (!outcome) {
    return {
      path: String(sheet.line),
      code: 'sheet.total',
      values: { sum: sheet.sum, total: sheet.total ?? 0 },
    };
  }
  if (outcome.state === 'counted' || outcome.state === 'again') return undefined;
  if (outcome.state === 'invalid') return { ...outcome.problems[0]!, path: String(sheet.line) };
  return { path: String(sheet.line), code: `sheet.${outcome.state}` };
}
