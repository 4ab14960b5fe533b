import type { Logger } from 'pino';
import type { DemoAccount, People } from '../accounts/index.ts';
import type { Administration, WordService } from '../administration/index.ts';
import type { AttachmentService } from '../attachments/index.ts';
import type { BackupService } from '../backups/index.ts';
import type { Config } from '../config.ts';
import type {
  BulkDraftService,
  CallService,
  CommentService,
  ContentService,
  Glossary,
  ReportService,
  StillHoldsService,
  ReviewService,
  TranslationService,
  WritingService,
} from '../content/index.ts';
import type { PartnershipService } from '../partnerships/index.ts';
import type { SearchService } from '../search/index.ts';
import type { Vocabularies } from '../vocabularies/index.ts';
import type { BallotService, EvaluationService, Press, WorkshopService } from '../workshops/index.ts';

/** What the pages ask of the house; `services.ts` builds it. */
export interface WebServices extends People, Administration {
  /** Accounts that everybody may use, where the library is only shown. */
  demo: { accounts: readonly DemoAccount[] };
  config: Config;
  log: Logger;
  vocabularies: Vocabularies;
  attachments: AttachmentService;
  backups: BackupService;
  content: ContentService;
  writing: WritingService;
  calls: CallService;
  bulkDrafts: BulkDraftService;
  reviewing: ReviewService;
  comments: CommentService;
  reports: ReportService;
  translation: TranslationService;
  glossary: Glossary;
  words: WordService;
  stillHolds: StillHoldsService;
  partnerships: PartnershipService;
  workshops: WorkshopService;
  ballots: BallotService;
  evaluations: EvaluationService;
  /** Makes files of records and packs in a process of its own. */
  press: Press;
  search: SearchService;
  /** Another text whenever something may have changed that readers see. */
  libraryVersion(): Promise<string>;
  /** Rejects when the database does not answer. */
  pingDatabase(): Promise<void>;
}
