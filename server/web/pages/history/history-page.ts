import { compareValues, titleOf, type Revision, type WorkingRecord } from '../../../content/index.ts';
import { localText } from '../../../language/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';
import { textsOf } from '../contribute/check-page.ts';
import { fieldLabel } from '../contribute/fields/asked-field.ts';

interface HistoryInput {
  working: WorkingRecord;
  /** The newest first. */
  revisions: readonly Revision[];
  /** Numbers of the two that are compared; the last two unless said. */
  from: number;
  to: number;
  canRestore: boolean;
  names: ReadonlyMap<number, string>;
  vocabularies: Vocabularies;
}

/** Two neighbours, or what was asked for. @param query of the page */
export function readCompared(
  query: Readonly<Record<string, unknown>>,
  revisions: readonly Revision[],
): { from: number; to: number } {
  const numbers = revisions.map(({ number }) => number);
  const asked = (name: string, usual: number): number => {
    const number = typeof query[name] === 'string' ? Number(query[name]) : Number.NaN;
    return numbers.includes(number) ? number : usual;
  };
  const to = asked('to', numbers[0] ?? 0);
  const before = numbers.find((number) => number < to) ?? to;
  return { from: asked('from', before), to };
}

/** Every kept state of a record, and what differs between two of them. */
export function historyPage(input: HistoryInput, context: PageContext) {
  const { working, revisions, from, to, names, vocabularies } = input;
  const { t, locale } = context;
  const { record, publishedRevision } = working;
  const valuesOf = (number: number): object =>
    revisions.find((revision) => revision.number === number)?.values ?? {};
  const differences = compareValues(record.kind, valuesOf(from), valuesOf(to)).map((difference) => {
    const label = fieldLabel(record.kind, difference.path, t);
    if (difference.is === 'text') {
      const { language, parts } = difference;
      const side = (left: 'removed' | 'added') =>
        parts
          .filter(({ change }) => change === 'same' || change === left)
          .map(({ text, change }) => ({ text, mark: change !== 'same' }));
      return { label, language, before: side('removed'), after: side('added') };
    }
    const shown = (value: unknown) =>
      textsOf(difference.field, value, context, vocabularies).map(({ text }) => ({
        text: `${text} `,
        mark: true,
      }));
    return {
      label,
      language: locale,
      before: shown(difference.before),
      after: shown(difference.after),
    };
  });
  return {
    page: pageHead(context, {
      title: t('history:title'),
      description: t('history:title'),
      nav: 'contribute',
      unlisted: true,
    }),
    id: record.id,
    title: localText(titleOf(record), locale) ?? null,
    backHref: paths.draft(locale, record.id),
    action: paths.draftHistory(locale, record.id),
    revisions: revisions.map((revision) => ({
      number: revision.number,
      createdAt: revision.createdAt,
      who: revision.authorId === null ? '' : (names.get(revision.authorId) ?? t('reviewing:somebody')),
      isSeen: revision.number === publishedRevision,
      isFrom: revision.number === from,
      isTo: revision.number === to,
      canRestore: input.canRestore && revision.number !== record.revision,
    })),
    from,
    to,
    canCompare: revisions.length > 1,
    differences,
  };
}
