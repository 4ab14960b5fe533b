import type { Reader, Transaction } from '../../database/index.ts';
import type { Answers, Ballot, BallotSource } from './exercise.ts';

export interface BallotCode {
  code: string;
  /** External id of the workshop, and id of the exercise in it. */
  workshop: string;
  exercise: string;
  /** From 1, in the order in which they are printed. */
  number: number;
}

export const findCode = (reader: Reader, code: string): Promise<BallotCode | undefined> =>
  reader
    .selectFrom('ballot_codes')
    .select(['code', 'workshop', 'exercise', 'number'])
    .where('code', '=', code)
    .executeTakeFirst();

export const listCodes = (reader: Reader, workshop: string, exercise: string): Promise<BallotCode[]> =>
  reader
    .selectFrom('ballot_codes')
    .select(['code', 'workshop', 'exercise', 'number'])
    .where('workshop', '=', workshop)
    .where('exercise', '=', exercise)
    .orderBy('number')
    .execute();

/** Whether the code was free. */
export async function addCode(tx: Transaction, code: BallotCode): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('ballot_codes')
    .values(code)
    .onConflict((conflict) => conflict.column('code').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

const read = (row: {
  code: string;
  source: string;
  governorate: string | null;
  answers: string;
}): Ballot => ({
  code: row.code,
  source: row.source as BallotSource,
  ...(row.governorate === null ? {} : { governorate: row.governorate }),
  answers: JSON.parse(row.answers) as Answers,
});

const columns = ['code', 'source', 'governorate', 'answers'] as const;

export async function findBallot(reader: Reader, code: string): Promise<Ballot | undefined> {
  const row = await reader.selectFrom('ballots').select(columns).where('code', '=', code).executeTakeFirst();
  return row && read(row);
}

/** In the order of their codes, which tells nothing of the order in which they came. */
export async function listBallots(reader: Reader, workshop: string, exercise: string): Promise<Ballot[]> {
  const rows = await reader
    .selectFrom('ballots')
    .select(columns)
    .where('workshop', '=', workshop)
    .where('exercise', '=', exercise)
    .orderBy('code')
    .execute();
  return rows.map(read);
}

/** Whether it was put in: a code has one ballot, and the first stays. */
export async function addBallot(
  tx: Transaction,
  { workshop, exercise }: Pick<BallotCode, 'workshop' | 'exercise'>,
  ballot: Ballot,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('ballots')
    .values({
      code: ballot.code,
      workshop,
      exercise,
      source: ballot.source,
      governorate: ballot.governorate ?? null,
      answers: JSON.stringify(ballot.answers),
    })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

/** Whether there was a ballot typed in from paper under `code`. */
export async function deletePaperBallot(tx: Transaction, exercise: BallotCode): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('ballots')
    .where('code', '=', exercise.code)
    .where('workshop', '=', exercise.workshop)
    .where('source', '=', 'paper')
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
