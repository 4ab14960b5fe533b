import { join } from 'node:path';
import type { Account } from '../../server/accounts/index.ts';
import {
  CommentService,
  createValuesCheck,
  DeskService,
  ReviewService,
  WritingService,
  type ContentEvent,
} from '../../server/content/index.ts';
import { packageRoot } from '../../server/package-root.ts';
import { loadVocabularies } from '../../server/vocabularies/index.ts';
import type { Library } from './library.ts';

const check = createValuesCheck(loadVocabularies(join(packageRoot, 'seed', 'vocabularies')));

/** Somebody of office 1, with `roles`. */
export const somebody = (id: number, of: Partial<Account> = {}): Account => ({
  id,
  name: `account ${id}`,
  locale: 'ar',
  roles: ['contributor'],
  officeId: 1,
  governorates: [],
  sectors: [],
  ...of,
});

/** Everything that writing and reviewing a library needs, and what was told of it. */
export function deskOf(
  { database, changeLog }: Library,
  { twoSteps = false, clock = () => new Date(), isKept = (_hash: string): boolean => true } = {},
) {
  let ids = 0;
  const events: ContentEvent[] = [];
  const desk = new DeskService({
    database,
    changeLog,
    check,
    clock,
    twoSteps,
    newId: () => `n${++ids}`,
    nameFiles: (_tx, hashes) => Promise.resolve(new Set(hashes.filter(isKept))),
    onEvent: (_tx, event) => {
      events.push(event);
      return Promise.resolve();
    },
  });
  return {
    desk,
    events,
    writing: new WritingService(desk),
    reviewing: new ReviewService(desk),
    comments: new CommentService(desk),
  };
}

/** All that a lesson must say, in Arabic. */
export const lessonValues = {
  statement: { ar: 'حاويات الفرز وصلت قبل حملة التوعية' },
  type: 'obstacle',
  event: { ar: 'وزّعنا 600 حاوية في شهر واحد.' },
  advice: { ar: 'نبدأ بالتوعية ثم نوزّع الحاويات.' },
  sector: ['WST'],
  governorate: ['IQ-NI'],
  theme: ['coordination'],
  stage: 'implementation',
  attribution: 'office',
  visibility: 'public',
  licence_ok: true,
} as const;
