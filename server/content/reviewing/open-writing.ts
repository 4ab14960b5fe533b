import { randomBytes } from 'node:crypto';
import type { AuditTrail } from '../../accounts/index.ts';
import type { Database } from '../../database/index.ts';
import type { ChangeLog } from '../../search/index.ts';
import type { Vocabularies } from '../../vocabularies/index.ts';
import type { ContentEvent, OnContentEvent } from '../content-event.ts';
import { createValuesCheck } from '../fields/validation.ts';
import { ReportService } from '../reporting/report-service.ts';
import { openMachineTranslator, TranslationService } from '../translating/index.ts';
import { WritingService } from '../writing/writing-service.ts';
import { CommentService } from './comment-service.ts';
import { DeskService, type DeskParts } from './desk-service.ts';
import { ReviewService } from './review-service.ts';

interface Parts {
  database: Database;
  changeLog: ChangeLog;
  vocabularies: Vocabularies;
  clock: () => Date;
  audit: AuditTrail;
  nameFiles: DeskParts['nameFiles'];
  config: { twoSteps: boolean; translateUrl: string | undefined; translateKey: string };
  /** Others who hear of what is done: those who send messages. */
  onEvent?: OnContentEvent;
}

/** What is written every few seconds, or kept with its record, needs no line in the trail. */
const unaudited: readonly ContentEvent['action'][] = ['edit', 'comment', 'resolve'];

/** Everything that writing and reviewing records needs, wired. */
export function openWriting(parts: Parts) {
  const { database, changeLog, vocabularies, clock, audit, nameFiles, config, onEvent } = parts;
  const desk = new DeskService({
    database,
    changeLog,
    check: createValuesCheck(vocabularies),
    clock,
    newId: () => randomBytes(8).toString('hex'),
    twoSteps: config.twoSteps,
    nameFiles,
    async onEvent(tx, event) {
      const { action, account, working, note } = event;
      if (!unaudited.includes(action)) {
        await audit.record(tx, {
          by: account ?? undefined,
          action: `record.${action}`,
          subject: `record ${working.record.id}`,
          details: { status: working.record.status, ...(note && { note }) },
        });
      }
      await onEvent?.(tx, event);
    },
  });
  const writing = new WritingService(desk);
  const machine = config.translateUrl
    ? openMachineTranslator(config.translateUrl, config.translateKey)
    : undefined;
  return {
    writing,
    reviewing: new ReviewService(desk),
    comments: new CommentService(desk),
    reports: new ReportService(desk),
    translation: new TranslationService({ desk, writing, machine }),
  };
}
