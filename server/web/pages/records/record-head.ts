import {
  fieldLabel,
  ownWords,
  shownText,
  titleOf,
  type ContentRecord,
  type Reading,
  type ShownText,
} from '../../../content/index.ts';
import { languagesOf, locales, otherLocale, type Locale } from '../../../language/index.ts';
import { paths } from '../../paths.ts';
import { languageState } from './record-translation.ts';

export interface ViewChoice {
  label: string;
  /** Of the label; '' for the reader's own. */
  language: Locale | '';
  /** Of the page. */
  hreflang: Locale;
  href: string;
  current: boolean;
}

export interface RecordHead {
  kind: ContentRecord['kind'];
  /** The first sector; null without one. */
  sector: { label: string; href: string } | null;
  /** "ممارسة رقم 142". */
  number: string;
  title: ShownText;
  lead: ShownText | null;
  sample: boolean;
  /** ISO 8601 instant. */
  updatedAt: string;
  /** The ways to read it: none where it is written in one language only. */
  views: ViewChoice[];
  /** What the reader has to know about the language of the whole. */
  notices: { text: string; fields: string; href: string }[];
}

export const writtenIn = (record: ContentRecord): Locale[] =>
  locales.filter((locale) => languagesOf(titleOf(record)).includes(locale));

/** Arabic, English, side by side; `shown` is what this page is. */
function viewsOf(record: ContentRecord, reading: Reading, shown: Locale | 'both'): ViewChoice[] {
  if (writtenIn(record).length < 2) return [];
  const { t, locale } = reading;
  const languages = locales.map((one) => ({
    label: t(`record:view.${one}`),
    language: one === locale ? ('' as const) : one,
    hreflang: one,
    href: paths.record(one, record.kind, record.id),
    current: shown === one,
  }));
  const both = paths.recordInBoth(locale, record.kind, record.id);
  return [
    ...languages,
    { label: t('record:view.both'), language: '', hreflang: locale, href: both, current: shown === 'both' },
  ];
}

function noticesOn(record: ContentRecord, reading: Reading): RecordHead['notices'] {
  const { t, locale, isForeign } = reading;
  if (isForeign) return [{ text: t(`record:notice.only-${otherLocale(locale)}`), fields: '', href: '' }];
  const { outdated, machine } = languageState(record, locale);
  const names = (keys: readonly string[]): string =>
    keys.map((key) => fieldLabel(key, reading)).join(t('record:comma'));
  const both = paths.recordInBoth(locale, record.kind, record.id);
  return [
    ...(record.values.visibility === 'members'
      ? [{ text: t('record:notice.members'), fields: '', href: '' }]
      : []),
    ...(record.status === 'update-due' ? [{ text: t('record:notice.due'), fields: '', href: '' }] : []),
    ...(outdated.length > 0
      ? [{ text: t('record:notice.outdated'), fields: names(outdated), href: both }]
      : []),
    ...(machine.length > 0 ? [{ text: t('record:notice.machine'), fields: names(machine), href: both }] : []),
  ];
}

/** The head of a record's page. */
export function recordHead(record: ContentRecord, reading: Reading, shown: Locale | 'both'): RecordHead {
  const { t, locale, vocabularies } = reading;
  const [sector] = record.values.sector ?? [];
  const lead = record.kind === 'practice' ? shownText(record.values.summary, reading) : undefined;
  return {
    kind: record.kind,
    sector: sector
      ? { label: vocabularies.get('sectors').label(sector, locale), href: paths.sector(locale, sector) }
      : null,
    number: t(`record:number.${record.kind}`, { id: record.id }),
    title: shownText(titleOf(record), reading) ?? { text: ownWords(record.externalId, reading), note: '' },
    lead: lead ?? null,
    sample: record.sample,
    updatedAt: record.updatedAt,
    views: viewsOf(record, reading, shown),
    notices: shown === 'both' ? [] : noticesOn(record, reading),
  };
}
