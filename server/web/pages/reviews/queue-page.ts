import type { Account } from '../../../accounts/index.ts';
import type { Call, WorkingRecord } from '../../../content/index.ts';
import { localText } from '../../../language/index.ts';
import { languageOfWords } from '../../../language/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths, type QueryValues } from '../../paths.ts';
import { recordRow } from '../contribute/dashboard-page.ts';

/** What the queue is narrowed to; '' for all. */
export interface QueueFilter {
  sector: string;
  governorate: string;
  language: string;
  /** Number of a call. */
  call: string;
  mine: boolean;
}

export const readQueueFilter = (query: Readonly<Record<string, unknown>>): QueueFilter => {
  const text = (name: string): string => (typeof query[name] === 'string' ? query[name].slice(0, 40) : '');
  return {
    sector: text('sector'),
    governorate: text('governorate'),
    language: text('language'),
    call: text('call'),
    mine: text('mine') === 'yes',
  };
};

const passes = (
  { record, reviewerId, callId }: WorkingRecord,
  filter: QueueFilter,
  account: Account,
): boolean =>
  (filter.sector === '' || (record.values.sector ?? []).includes(filter.sector)) &&
  (filter.governorate === '' || (record.values.governorate ?? []).includes(filter.governorate)) &&
  (filter.language === '' || record.sourceLang === filter.language) &&
  (filter.call === '' || String(callId) === filter.call) &&
  (!filter.mine || reviewerId === account.id);

interface QueueInput {
  queue: readonly WorkingRecord[];
  due: readonly WorkingRecord[];
  reports: readonly { id: number; contentId: number; text: string; contact: string; createdAt: string }[];
  filter: QueueFilter;
  names: ReadonlyMap<number, string>;
  /** Those that the reviewer may see. */
  calls: readonly Call[];
  now: Date;
}

const dayLength = 24 * 60 * 60 * 1000;

/** What waits for reviewers, the longest first. */
export function queuePage(
  input: QueueInput,
  account: Account,
  context: PageContext,
  vocabularies: Vocabularies,
) {
  const { t, locale } = context;
  const { filter, names } = input;
  const choices = (name: 'sectors' | 'governorates', chosen: string) =>
    vocabularies.get(name).terms.map(({ code }) => ({
      value: code,
      label: vocabularies.get(name).label(code, locale),
      selected: code === chosen,
    }));
  const row = (working: WorkingRecord) => {
    const { record, submittedAt, reviewerId } = working;
    const waited = submittedAt ? Math.floor((input.now.getTime() - Date.parse(submittedAt)) / dayLength) : 0;
    return {
      ...recordRow(working, context, vocabularies),
      href: paths.reviewOf(locale, record.id),
      waits: t('reviewing:waits', { count: waited }),
      reviewer: reviewerId === null ? '' : (names.get(reviewerId) ?? t('reviewing:somebody')),
      sectors: (record.values.sector ?? [])
        .map((code) => vocabularies.get('sectors').label(code, locale))
        .join(t('record:comma')),
      places: (record.values.governorate ?? [])
        .map((code) => vocabularies.get('governorates').label(code, locale))
        .join(t('record:comma')),
      language: t(`fields:languages.${record.sourceLang}`),
      call: input.calls.find(({ id }) => id === working.callId)?.title ?? null,
      reviewDue: working.reviewDue ?? '',
    };
  };
  const empty: QueryValues = {};
  return {
    page: pageHead(context, {
      title: t('reviewing:queue'),
      description: t('reviewing:queue.lead'),
      nav: 'contribute',
      unlisted: true,
    }),
    clear: paths.reviews(locale, empty),
    action: paths.reviews(locale),
    mine: filter.mine,
    sectors: choices('sectors', filter.sector),
    governorates: choices('governorates', filter.governorate),
    languages: (['ar', 'en'] as const).map((value) => ({
      value,
      label: t(`fields:languages.${value}`),
      selected: filter.language === value,
    })),
    calls: input.calls.map(({ id, title }) => ({
      value: id,
      label: localText(title, locale)?.text ?? '',
      selected: filter.call === String(id),
    })),
    queue: input.queue.filter((working) => passes(working, filter, account)).map(row),
    due: input.due.map(row),
    reports: input.reports.map((report) => ({
      ...report,
      language: languageOfWords(report.text, locale),
      href: paths.reviewOf(locale, report.contentId),
    })),
  };
}
