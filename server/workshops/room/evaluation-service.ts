import type { Account } from '../../accounts/index.ts';
import type { Database } from '../../database/index.ts';
import type { Problem } from '../../errors.ts';
import type { BallotSource } from '../prioritisation/exercise.ts';
import type { Visitor } from '../workshop-access.ts';
import type { WorkshopService } from '../workshop-service.ts';
import type { Workshop } from '../workshop.ts';
import { checkEvaluation, summariseEvaluations, type EvaluationSummary } from './evaluation.ts';
import { addEvaluation, listEvaluations } from './evaluations-store.ts';

interface Dependencies {
  database: Database;
  workshops: WorkshopService;
}

/** One form as it comes in: `id` is its own, so that it counts once. */
export interface GivenEvaluation {
  id: string;
  source: BallotSource;
  answers: unknown;
}

export type EvaluationOutcome =
  { state: 'counted' | 'again' | 'closed' } | { state: 'invalid'; problems: Problem[] };

const formId = /^[A-Za-z0-9_-]{8,64}$/;

/** What participants say of a workshop at its end. */
export class EvaluationService {
  private readonly parts: Dependencies;

  constructor(parts: Dependencies) {
    this.parts = parts;
  }

  /** Takes one form, from whoever may see the workshop while its evaluation is open. */
  async give(visitor: Visitor, externalId: string, given: GivenEvaluation): Promise<EvaluationOutcome> {
    const workshop = await this.parts.workshops.getWorkshop(externalId, visitor);
    return workshop.evaluation.open ? this.take(workshop, given) : { state: 'closed' };
  }

  /** Takes forms that a facilitator has typed in or merged, also after the evaluation was closed. */
  async giveAll(
    account: Account | undefined,
    externalId: string,
    forms: readonly GivenEvaluation[],
  ): Promise<EvaluationOutcome[]> {
    const workshop = await this.parts.workshops.getForChange(externalId, account);
    const outcomes: EvaluationOutcome[] = [];
    for (const form of forms) outcomes.push(await this.take(workshop, form));
    return outcomes;
  }

  async summarise(workshop: Workshop): Promise<EvaluationSummary> {
    const answers = await listEvaluations(this.parts.database.reader, workshop.externalId);
    return summariseEvaluations(workshop.evaluation, answers);
  }

  private async take(
    workshop: Workshop,
    { id, source, answers: given }: GivenEvaluation,
  ): Promise<EvaluationOutcome> {
    if (!formId.test(id)) return { state: 'invalid', problems: [{ path: 'id', code: 'evaluation.id' }] };
    const { answers, problems } = checkEvaluation(workshop.evaluation, given);
    if (!answers) return { state: 'invalid', problems };
    const isNew = await this.parts.database.transaction((tx) =>
      addEvaluation(tx, {
        id: `${workshop.externalId}.${id}`,
        workshop: workshop.externalId,
        source,
        answers,
      }),
    );
    return { state: isNew ? 'counted' : 'again' };
  }
}
