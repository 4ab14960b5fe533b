import type { SearchHealth, Storage } from '../../../administration/index.ts';
import type { BackupReport } from '../../../backups/index.ts';
import type { PageContext } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import { sizeText } from '../files/size-text.ts';
import { adminFrame, doneText } from './administration-page.ts';

/** A message, a job: what the pages show of them. */
interface ListedMessage {
  id: number;
  address: string;
  accountId: number | null;
  subject: string;
  locale: 'ar' | 'en';
  state: string;
  error: string | null;
  createdAt: string;
}
interface ListedJob {
  id: number;
  kind: string;
  attempts: number;
  error: string | null;
  runAt: string;
  createdAt: string;
}

/** Who has no address is handed the message: by name. */
const nameOf = (accountId: number | null, names: ReadonlyMap<number, string>): string =>
  accountId === null ? '' : (names.get(accountId) ?? '');

/** View model of `pages/administration/messages`. */
export const messagesPage = (
  context: PageContext,
  messages: readonly ListedMessage[],
  { isDelivering, names }: { isDelivering: boolean; names: ReadonlyMap<number, string> },
) => ({
  ...adminFrame(context, 'messages'),
  isDelivering,
  messages: messages.map(({ id, address, accountId, subject, locale, state, error, createdAt }) => ({
    href: paths.adminMessage(context.locale, id),
    subject: { text: subject, language: locale },
    address,
    name: nameOf(accountId, names),
    state: context.t(`admin:message.${state}`),
    isTrouble: state === 'failed',
    error: error ?? '',
    createdAt,
  })),
});

/** View model of `pages/administration/message`. */
export const messagePage = (
  context: PageContext,
  message: ListedMessage & { plain: string },
  names: ReadonlyMap<number, string>,
) => ({
  ...adminFrame(context, 'messages', message.subject),
  state: context.t(`admin:message.${message.state}`),
  address: message.address,
  name: nameOf(message.accountId, names),
  createdAt: message.createdAt,
  // Kept before anybody said where the library is: where its reader is now.
  body: {
    text: message.plain.replace(/^\/(?:ar|en)\/\S+$/gm, (path) => context.origin + path),
    language: message.locale,
  },
  back: paths.adminMessages(context.locale),
});

const jobStates = ['failed', 'waiting', 'done'] as const;
type State = (typeof jobStates)[number];
export const readJobState = (value: unknown): State => jobStates.find((state) => state === value) ?? 'failed';

/** View model of `pages/administration/jobs`. */
export const jobsPage = (
  context: PageContext,
  shown: { state: State; jobs: readonly ListedJob[]; counts: Record<State, number>; done: unknown },
) => ({
  ...adminFrame(context, 'jobs'),
  done: doneText(context, shown.done),
  states: jobStates.map((state) => ({
    href: paths.adminJobs(context.locale, { state }),
    label: context.t(`admin:job.${state}`),
    count: shown.counts[state],
    isHere: state === shown.state,
  })),
  canRetry: shown.state === 'failed',
  jobs: shown.jobs.map(({ id, kind, attempts, error, runAt, createdAt }) => ({
    id,
    kind,
    attempts,
    error: error ?? '',
    runAt,
    createdAt,
    retry: paths.adminRetry(context.locale, id),
  })),
});

/** View model of `pages/administration/searches`. */
export function searchesPage(context: PageContext, health: SearchHealth, days: number) {
  const { t } = context;
  const share = (count: number): number => (health.all === 0 ? 0 : Math.round((100 * count) / health.all));
  const rows = (queries: SearchHealth['frequent']) =>
    queries.map(({ query, locale: language, count, opened }) => ({
      href: paths.search(language, { q: query }),
      query: { text: query, language },
      count,
      opened,
      asAlias: {
        href: paths.adminWords(context.locale, { word: query }),
        label: t('admin:searches.as-alias.of', { query }),
      },
      asTerm: {
        href: paths.adminTerm(context.locale, 'new', { word: query }),
        label: t('admin:searches.as-term.of', { query }),
      },
    }));
  return {
    ...adminFrame(context, 'searches'),
    days,
    all: health.all,
    nothing: t('admin:searches.share', { count: health.nothing, percent: share(health.nothing) }),
    opened: t('admin:searches.share', { count: health.opened, percent: share(health.opened) }),
    fruitless: rows(health.fruitless),
    frequent: rows(health.frequent),
  };
}

const megabyte = 1024 * 1024;
/** How it stands with backups: the last, its age, and what went wrong since. */
function backupsView(context: PageContext, report: BackupReport, now: Date) {
  const { t, locale } = context;
  const { last, failed, began, isWaiting, every, keep, isOverdue, kept } = report;
  const hours = last ? Math.floor((now.getTime() - Date.parse(last.madeAt)) / 3_600_000) : 0;
  const age =
    hours < 48
      ? t('admin:backup.hours', { count: hours })
      : t('admin:backup.days', { count: Math.floor(hours / 24) });
  return {
    ask: paths.adminBackups(locale),
    schedule: every === undefined ? t('admin:backup.off') : t('admin:backup.every', { count: every, keep }),
    last: last
      ? { madeAt: last.madeAt, age, size: sizeText(last.bytes, context), rows: last.rows, files: last.files }
      : null,
    lost: last && last.lost > 0 ? t('admin:backup.lost', { number: last.lost }) : '',
    isOverdue,
    underWay: began !== undefined ? t('admin:backup.being-made') : isWaiting ? t('admin:backup.waiting') : '',
    failed: failed ?? null,
    kept: kept.map(({ name, bytes }) => ({ name, size: sizeText(bytes, context) })),
  };
}

/** View model of `pages/administration/storage`. */
export const storagePage = (
  context: PageContext,
  { storage, backups, now, done }: { storage: Storage; backups: BackupReport; now: Date; done: unknown },
) => ({
  ...adminFrame(context, 'storage'),
  done: doneText(context, done),
  backups: backupsView(context, backups, now),
  database: sizeText(storage.database, context),
  free: sizeText(storage.free, context),
  freePercent: Math.round((100 * storage.free) / Math.max(1, storage.total)),
  isScarce: storage.free < 512 * megabyte,
  folders: storage.folders.map(({ name, bytes, files }) => ({ name, size: sizeText(bytes, context), files })),
  rows: storage.rows.map(({ table, rows }) => ({ label: context.t(`admin:storage.rows.${table}`), rows })),
});
