import { describePath, type BulkFinding, type HeldBulk, type WorkingRecord } from '../../../content/index.ts';
import { languageOfWords, localText, type BilingualText, type Locale } from '../../../language/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';
import type { CallNote } from '../calls/call-note.ts';
import { recordRow } from '../contribute/dashboard-page.ts';
import { messageOf } from '../workshops/fields.ts';

interface PlanShown {
  held: HeldBulk;
  existing: ReadonlySet<string>;
  office: BilingualText;
  /** The workshop's table that they go to, in words; null for none. */
  place: { text: string; href: string } | null;
  call: CallNote | null;
  /** Of those that were made, the ones that the account may see. */
  made: readonly WorkingRecord[];
  /** Why they could not be made. */
  refusal?: string | undefined;
}

/** A file's name, its ending apart: the one may be Arabic, the other never is. */
function fileName(name: string, locale: Locale) {
  const [, stem = name, ending = ''] = /^(.*?)(\.[a-z0-9]{1,6})$/i.exec(name) ?? [];
  return { stem: { text: stem, language: languageOfWords(stem, locale) }, ending };
}

/** Findings of one kind that a page lists; the rest are counted. */
const mostListed = 200;
const order = ['refused', 'left-out', 'missing'] as const;

/** What files come to before anything is made, or what was made of them. */
export function planPage(shown: PlanShown, context: PageContext, vocabularies: Vocabularies) {
  const { held, existing, office, place, call, made, refusal = '' } = shown;
  const { t, locale, translator } = context;
  const { plan, outcome } = held;
  const labels = (of: typeof locale, key: string): string => translator(of)(`fields:${key}`);
  const fresh = plan.drafts.filter(({ key }) => !existing.has(key));
  const line = (finding: BulkFinding) => ({
    file: fileName(finding.file, locale),
    line: finding.line,
    field:
      finding.path === '' ? null : { text: describePath(finding.path, locale, labels), language: locale },
    says: { text: messageOf(finding, t), language: locale },
  });
  const done = outcome !== null;
  return {
    page: pageHead(context, {
      title: done ? t('bulk:done.title') : t('bulk:plan.title'),
      description: t('bulk:lead'),
      nav: 'contribute',
      unlisted: true,
    }),
    heading: done ? t('bulk:done.title') : t('bulk:plan.title'),
    refusal,
    says: done
      ? t('bulk:done.made', { count: outcome.created.length })
      : fresh.length > 0
        ? t('bulk:plan.makes', { count: fresh.length })
        : t('bulk:plan.none'),
    there: done ? outcome.existing : existing.size,
    refused: plan.refused,
    files: held.files.map((name) => fileName(name, locale)),
    office,
    place,
    call,
    isDone: done,
    canConfirm: !done && fresh.length > 0,
    action: paths.bulkPlan(locale, held.id),
    back: paths.bulk(locale),
    drafts: done
      ? []
      : plan.drafts.map((draft) => ({
          kind: draft.kind,
          title: localText(draft.title, locale) ?? { text: t('contribute:untitled'), language: locale },
          file: fileName(draft.file, locale),
          line: draft.line,
          isThere: existing.has(draft.key),
          missing: draft.missing,
        })),
    made: made.map((one) => recordRow(one, context, vocabularies)),
    groups: order.flatMap((is) => {
      const found = plan.findings.filter((finding) => finding.is === is);
      if (found.length === 0) return [];
      const hidden = found.length - mostListed;
      return [
        {
          name: t(`bulk:group.${is}`),
          hint: t(`bulk:group.${is}.hint`),
          lines: found.slice(0, mostListed).map(line),
          hidden: Math.max(0, hidden),
          isOpen: is !== 'missing',
        },
      ];
    }),
  };
}
