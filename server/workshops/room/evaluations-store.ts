import type { Reader, Transaction } from '../../database/index.ts';
import type { BallotSource } from '../prioritisation/exercise.ts';

/** What one participant said: marks from 1 to 5 by question, and a comment. */
export interface EvaluationAnswers {
  marks: Record<string, number>;
  comment?: string;
}

/** Whether it was put in: one form or sheet counts once. */
export async function addEvaluation(
  tx: Transaction,
  evaluation: { id: string; workshop: string; source: BallotSource; answers: EvaluationAnswers },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('evaluations')
    .values({ ...evaluation, answers: JSON.stringify(evaluation.answers) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

/** In the order of their random ids, which tells nothing of the order in which they came. */
export async function listEvaluations(reader: Reader, workshop: string): Promise<EvaluationAnswers[]> {
  const rows = await reader
    .selectFrom('evaluations')
    .select('answers')
    .where('workshop', '=', workshop)
    .orderBy('id')
    .execute();
  return rows.map(({ answers }) => JSON.parse(answers) as EvaluationAnswers);
}
