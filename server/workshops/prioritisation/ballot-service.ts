import type { Account } from '../../accounts/index.ts';
import type { Database, Transaction } from '../../database/index.ts';
import { InvalidInput, NotFound, type Problem } from '../../errors.ts';
import type { Vocabularies } from '../../vocabularies/index.ts';
import { changeExercise, getExercise } from '../editing/index.ts';
import { findWorkshop } from '../workshop-store.ts';
import type { WorkshopService } from '../workshop-service.ts';
import type { Workshop } from '../workshop.ts';
import { checkAnswers } from './ballot-check.ts';
import { newBallotCode, readBallotCode } from './ballot-codes.ts';
import * as store from './ballots-store.ts';
import { openingProblems } from './exercise-check.ts';
import type { Answers, Ballot, BallotSource, Exercise, ExerciseResult } from './exercise.ts';
import { tally } from './tally.ts';

interface Dependencies {
  database: Database;
  workshops: WorkshopService;
  vocabularies: Vocabularies;
}

/** More codes than this no exercise has. */
export const mostCodes = 500;

/** A ballot as it comes in; `answers` is checked here. */
export interface CastBallot {
  code: string;
  source: BallotSource;
  governorate?: string | undefined;
  answers: unknown;
}

/**
 * What became of a ballot: `counted`; `again`, the same one was counted before; `taken`, another was counted under
 * this code, which stays; `unknown`, no such code; `closed`, nobody may vote now; `invalid`, see `problems`.
 */
export type CastOutcome =
  { state: 'counted' | 'again' | 'taken' | 'unknown' | 'closed' } | { state: 'invalid'; problems: Problem[] };

/** Which exercise a code is for. */
export interface BallotPaper {
  code: string;
  workshop: Workshop;
  exercise: Exercise;
  isUsed: boolean;
}

const isSame = (ballot: Ballot, answers: Answers, governorate: string | undefined): boolean =>
  JSON.stringify(ballot.answers) === JSON.stringify(answers) && ballot.governorate === governorate;

/** Ballots of prioritisation exercises: one a code, whichever way it comes, and counted all together. */
export class BallotService {
  private readonly parts: Dependencies;

  constructor(parts: Dependencies) {
    this.parts = parts;
  }

  /** Who holds the code may vote, without an account. Rejects with NotFound for what is no code of an exercise. */
  async getPaper(typed: string): Promise<BallotPaper> {
    const code = readBallotCode(typed);
    const { reader } = this.parts.database;
    const known = code === undefined ? undefined : await store.findCode(reader, code);
    const found = known && (await findWorkshop(reader, known.workshop));
    const [workshop] = found ? await this.parts.workshops.withoutWithdrawn([found]) : [];
    const exercise = workshop?.exercises.find(({ id }) => id === known?.exercise);
    if (!known || !workshop || !exercise) throw new NotFound('no such ballot');
    return {
      code: known.code,
      workshop,
      exercise,
      isUsed: (await store.findBallot(reader, known.code)) !== undefined,
    };
  }

  /** Counts one ballot. */
  castBallot(ballot: CastBallot): Promise<CastOutcome> {
    return this.parts.database.transaction((tx) => this.cast(tx, ballot, undefined));
  }

  /**
   * Counts ballots that a facilitator has typed in or merged: each by itself, in one transaction. Answers what
   * became of each, in their order.
   */
  async castAll(
    account: Account | undefined,
    externalId: string,
    ballots: readonly CastBallot[],
  ): Promise<CastOutcome[]> {
    await this.parts.workshops.getForChange(externalId, account);
    return this.parts.database.transaction(async (tx) => {
      const outcomes: CastOutcome[] = [];
      for (const ballot of ballots) outcomes.push(await this.cast(tx, ballot, externalId));
      return outcomes;
    });
  }

  /**
   * Takes back a ballot that was typed in wrongly. Rejects with InvalidInput where none came from paper, and once the
   * vote is closed: its result stands with the workshop.
   */
  async takeBackPaper(account: Account | undefined, externalId: string, typed: string): Promise<void> {
    await this.parts.workshops.getForChange(externalId, account);
    const refusal = (code: string): InvalidInput => new InvalidInput([{ path: 'code', code }]);
    await this.parts.database.transaction(async (tx) => {
      await this.parts.workshops.takeTurn(tx, externalId);
      const known = await store.findCode(tx, readBallotCode(typed) ?? '');
      if (known?.workshop !== externalId) throw refusal('sheet.notPaper');
      const workshop = await findWorkshop(tx, externalId);
      const exercise = workshop?.exercises.find(({ id }) => id === known.exercise);
      if (exercise?.state !== 'open') throw refusal('sheet.closed');
      if (!(await store.deletePaperBallot(tx, known))) throw refusal('sheet.notPaper');
    });
  }

  listCodes(externalId: string, exercise: string): Promise<store.BallotCode[]> {
    return store.listCodes(this.parts.database.reader, externalId, exercise);
  }

  listBallots(externalId: string, exercise: string): Promise<Ballot[]> {
    return store.listBallots(this.parts.database.reader, externalId, exercise);
  }

  /** The count of all ballots so far. */
  async countBallots(externalId: string, exercise: Exercise): Promise<ExerciseResult> {
    return tally(exercise, await this.listBallots(externalId, exercise.id));
  }

  /** Makes codes until there are `count`. Rejects with InvalidInput for more than 500. */
  async issueCodes(
    account: Account | undefined,
    externalId: string,
    id: string,
    count: number,
  ): Promise<void> {
    if (!Number.isInteger(count) || count < 1 || count > mostCodes) {
      throw new InvalidInput([{ path: 'count', code: 'exercise.codes', values: { most: mostCodes } }]);
    }
    getExercise(await this.parts.workshops.getForChange(externalId, account), id);
    await this.parts.database.transaction(async (tx) => {
      await this.parts.workshops.takeTurn(tx, externalId);
      let number = (await store.listCodes(tx, externalId, id)).length;
      while (number < count) {
        const code = { code: newBallotCode(), workshop: externalId, exercise: id, number: number + 1 };
        if (await store.addCode(tx, code)) number += 1;
      }
    });
  }

  /** Lets people vote. Rejects with InvalidInput when there is nothing to choose between. */
  openExercise(account: Account | undefined, externalId: string, id: string): Promise<Workshop> {
    return this.parts.workshops.changeWorkshop(account, externalId, (workshop) => {
      const problems = openingProblems(getExercise(workshop, id));
      if (problems.length > 0) throw new InvalidInput(problems);
      return changeExercise(workshop, id, { state: 'open' });
    });
  }

  /** Ends the vote, and keeps its result with the workshop. */
  closeExercise(account: Account | undefined, externalId: string, id: string): Promise<Workshop> {
    return this.parts.workshops.changeWorkshop(account, externalId, async (workshop, tx) => {
      const result = tally(getExercise(workshop, id), await store.listBallots(tx, externalId, id));
      return changeExercise(workshop, id, { state: 'closed', result });
    });
  }

  private async cast(tx: Transaction, ballot: CastBallot, only: string | undefined): Promise<CastOutcome> {
    const code = readBallotCode(ballot.code);
    const known = code === undefined ? undefined : await store.findCode(tx, code);
    if (!known || (only !== undefined && known.workshop !== only)) return { state: 'unknown' };
    // So that nothing is counted while the exercise closes.
    await this.parts.workshops.takeTurn(tx, known.workshop);
    const workshop = await findWorkshop(tx, known.workshop);
    const exercise = workshop?.exercises.find(({ id }) => id === known.exercise);
    if (!exercise) return { state: 'unknown' };
    const { answers, problems } = checkAnswers(exercise, ballot.answers);
    if (!answers) return { state: 'invalid', problems };
    const governorate = this.knownGovernorate(ballot.governorate);
    const before = await store.findBallot(tx, known.code);
    if (before) return { state: isSame(before, answers, governorate) ? 'again' : 'taken' };
    if (exercise.state !== 'open') return { state: 'closed' };
    const { source } = ballot;
    const isCounted = await store.addBallot(tx, known, {
      code: known.code,
      source,
      ...(governorate === undefined ? {} : { governorate }),
      answers,
    });
    return { state: isCounted ? 'counted' : 'taken' };
  }

  private knownGovernorate(code: string | undefined): string | undefined {
    return code !== undefined && this.parts.vocabularies.get('governorates').has(code) ? code : undefined;
  }
}
