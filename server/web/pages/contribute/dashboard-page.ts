import {
  titleOf,
  type CallRefusal,
  type ContentRecord,
  type RecordStatus,
  type WorkingRecord,
} from '../../../content/index.ts';
import { localText } from '../../../language/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';
import type { CallNote } from '../calls/call-note.ts';

/** What its office has to do something about comes first. */
const groups: readonly { name: string; statuses: readonly RecordStatus[] }[] = [
  { name: 'yours', statuses: ['returned', 'draft', 'update-due'] },
  { name: 'waiting', statuses: ['submitted', 'in-review', 'approved'] },
  { name: 'published', statuses: ['published'] },
  { name: 'closed', statuses: ['archived', 'rejected'] },
];

/** Whether its page opens to those who are signed in: what is for a workshop is read there. */
export const isReadable = ({ record, publishedRevision }: WorkingRecord): boolean =>
  publishedRevision !== null && record.values.visibility !== 'workshop';

/** A record in a list of those who work on it. */
export function recordRow(
  { record, publishedRevision }: WorkingRecord,
  context: PageContext,
  vocabularies: Vocabularies,
) {
  const { t, locale } = context;
  return {
    id: record.id,
    kind: record.kind,
    title: localText(titleOf(record), locale) ?? { text: t('contribute:untitled'), language: locale },
    status: vocabularies.get('record-statuses').label(record.status, locale),
    updatedAt: record.updatedAt,
    href: paths.draft(locale, record.id),
    isSeen: publishedRevision !== null,
  };
}

/** The records of somebody's office, and ways to begin another. */
export function dashboardPage(
  input: {
    records: readonly WorkingRecord[];
    done: string;
    calls: readonly CallNote[];
    canReadCalls: boolean;
    canImport: boolean;
    /** What is published for members alone. */
    forMembers: readonly ContentRecord[];
    canWrite: boolean;
    canReview: boolean;
    canTranslate: boolean;
  },
  context: PageContext,
  vocabularies: Vocabularies,
) {
  const { t } = context;
  return {
    page: pageHead(context, {
      title: t('contribute:title'),
      description: t('contribute:description'),
      nav: 'contribute',
      unlisted: true,
    }),
    done: input.done ? t(`contribute:done.${input.done}`) : '',
    canWrite: input.canWrite,
    canReview: input.canReview,
    canTranslate: input.canTranslate,
    calls: input.calls,
    canReadCalls: input.canReadCalls,
    canImport: input.canImport,
    forMembers: input.forMembers.map((record) => ({
      kind: record.kind,
      title: localText(titleOf(record), context.locale) ?? {
        text: t('contribute:untitled'),
        language: context.locale,
      },
      href: paths.record(context.locale, record.kind, record.id),
      updatedAt: record.updatedAt,
    })),
    groups: groups.flatMap(({ name, statuses }) => {
      const records = input.records.filter(({ record }) => statuses.includes(record.status));
      if (records.length === 0) return [];
      return [
        {
          name: t(`contribute:group.${name}`),
          records: records.toReversed().map((one) => recordRow(one, context, vocabularies)),
        },
      ];
    }),
  };
}

/** The question before a new record: in which language it is written. */
export function startPage(
  kind: 'practice' | 'lesson',
  input: {
    key: string;
    call: CallNote | null;
    /** Why it cannot be begun for the call that was asked for. */
    refusal?: CallRefusal | undefined;
    /** The language that was chosen. */
    writes?: string;
    /** The list of calls. */
    calls: string;
  },
  context: PageContext,
) {
  const { t, locale } = context;
  return {
    page: pageHead(context, {
      title: `${input.refusal ? t('contribute:error.prefix') : ''}${t(`contribute:add.heading.${kind}`)}`,
      description: t(`contribute:start.lead.${kind}`),
      nav: 'contribute',
      unlisted: true,
    }),
    kind,
    key: input.key,
    call: input.call,
    refusal: input.refusal ? t(`calls:refusal.${input.refusal}`) : '',
    calls: input.calls,
    action: paths.newRecord(locale, kind),
    heading: t(`contribute:add.heading.${kind}`),
    lead: t(`contribute:start.lead.${kind}`),
    choices: (['ar', 'en', 'both'] as const).map((value) => ({
      value,
      label: t(`contribute:start.writes.${value}`),
      checked: value === (input.writes || locale),
    })),
  };
}
