import { can, type Office } from '../../../accounts/index.ts';
import type { Call, CallState, ContentRecord, Progress, WorkingRecord } from '../../../content/index.ts';
import { localText } from '../../../language/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';
import { recordRow } from '../contribute/dashboard-page.ts';
import { linkTo } from '../records/record-links.ts';

interface Shown {
  call: Call;
  state: CallState;
  /** Records may be begun for it by the one who looks. */
  mayAnswer: boolean;
  progress: readonly { officeId: number | null; progress: Progress }[];
  offices: readonly Office[];
  /** Of their own office. */
  own: readonly WorkingRecord[];
  published: readonly ContentRecord[];
}

/** One call: what is asked, until when, how far the offices are. */
export function callPage(
  { call, state, mayAnswer, progress, offices, own, published }: Shown,
  context: PageContext,
  vocabularies: Vocabularies,
) {
  const { t, locale, account } = context;
  const nameOf = (id: number | null) =>
    offices.find((office) => office.id === id)?.name ?? { [locale]: t('calls:office.none') };
  const sum = (of: (one: Progress) => number): number =>
    progress.reduce((total, one) => total + of(one.progress), 0);
  return {
    page: pageHead(context, {
      title: localText(call.title, locale)?.text ?? t('calls:title'),
      description: t('calls:lead'),
      nav: 'contribute',
      unlisted: true,
    }),
    title: call.title,
    asks: call.text,
    stateText: t(`calls:state.${state}`),
    isClosed: state === 'closed',
    opensOn: call.opensOn,
    closesOn: call.closesOn,
    closedAt: call.closedAt ?? '',
    sectors: call.sectors.map((code) => vocabularies.get('sectors').label(code, locale)),
    invited: call.officeIds.map(nameOf),
    kinds: call.kinds.map((kind) => ({
      kind,
      label: t(`calls:kind.${kind}`),
      begin: t(`calls:begin.${kind}`),
      href: mayAnswer ? paths.newRecord(locale, kind, { call: call.id }) : '',
    })),
    mayAnswer,
    rows: progress.map((one) => ({ office: nameOf(one.officeId), ...one.progress })),
    total: {
      drafts: sum(({ drafts }) => drafts),
      inReview: sum(({ inReview }) => inReview),
      published: sum((one) => one.published),
    },
    own: own.map((one) => recordRow(one, context, vocabularies)),
    published: published.map((record) => ({ kind: record.kind, ...linkTo(record, locale) })),
    queueHref: can(account, 'record.review') ? paths.reviews(locale, { call: call.id }) : '',
    changeHref: can(account, 'call.write') ? paths.adminCall(locale, call.id) : '',
  };
}
