import type { ContentService } from '../content/index.ts';
import type { Database } from '../database/index.ts';
import type { JobService } from '../jobs/index.ts';
import type { MailService } from '../mail/index.ts';
import type { Vocabularies } from '../vocabularies/index.ts';
import { BallotService } from './prioritisation/index.ts';
import type { QuestionForms } from './questions.ts';
import { EvaluationService, ReminderService } from './room/index.ts';
import type { Templates } from './templates.ts';
import { WorkshopService } from './workshop-service.ts';

interface Dependencies {
  database: Database;
  content: ContentService;
  vocabularies: Vocabularies;
  clock: () => Date;
  /** Where commitments are reminded of by mail. */
  post?: { jobs: JobService; mail: MailService };
  /** A file of `seed/` as JSON. */
  readSeed: (name: string) => unknown;
}

/** Workshops, and what is voted and said at them. */
export function openWorkshops({ database, content, vocabularies, clock, post, readSeed }: Dependencies) {
  const workshops = new WorkshopService({
    database,
    content,
    vocabularies,
    templates: readSeed('workshop-templates.json') as Templates,
    questions: readSeed('workshop-questions.json') as QuestionForms,
    clock,
    reminders: post && new ReminderService({ database, clock, ...post }),
  });
  return {
    workshops,
    ballots: new BallotService({ database, workshops, vocabularies }),
    evaluations: new EvaluationService({ database, workshops }),
  };
}
