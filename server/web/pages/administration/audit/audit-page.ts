import type { AuditEntry, AuditFilter, BrokenLink, StoredAccount } from '../../../../accounts/index.ts';
import { formatTime } from '../../../../language/index.ts';
import type { Vocabularies } from '../../../../vocabularies/index.ts';
import type { PageContext } from '../../../page-context.ts';
import { paths, type QueryValues } from '../../../paths.ts';
import { adminFrame } from '../administration-page.ts';
import { auditThings } from './audit-form.ts';
import { shownDeed } from './shown-deed.ts';

interface Audit {
  filter: AuditFilter;
  entries: readonly AuditEntry[];
  total: number;
  /** Whether there are older ones. */
  hasMore: boolean;
  brokenLink: BrokenLink | undefined;
  accounts: readonly StoredAccount[];
  vocabularies: Vocabularies;
}

const queryOf = ({ actorId, action, from, to }: AuditFilter): QueryValues => ({
  actor: actorId,
  action,
  from,
  to,
});

/** View model of `pages/administration/audit`. */
export function auditPage(
  context: PageContext,
  { filter, entries, total, hasMore, brokenLink, accounts, vocabularies }: Audit,
) {
  const { t, locale } = context;
  const query = queryOf(filter);
  return {
    ...adminFrame(context, 'audit'),
    total,
    isWhole: brokenLink === undefined,
    chain:
      brokenLink === undefined
        ? t('admin:audit.whole')
        : t(`admin:audit.broken.${brokenLink.fault}`, { seq: brokenLink.seq }),
    action: paths.adminAudit(locale),
    file: paths.adminAuditFile(locale, query),
    things: auditThings.map((thing) => ({
      code: thing,
      label: t(`admin:audit.thing.${thing}`),
      chosen: thing === filter.action,
    })),
    accounts: accounts.map(({ id, name }) => ({ id, name, chosen: id === filter.actorId })),
    from: filter.from ?? '',
    to: filter.to ?? '',
    entries: entries.map((entry) => ({
      seq: entry.seq,
      at: entry.at,
      time: formatTime(entry.at),
      actor: entry.actor,
      ...shownDeed(entry, context, vocabularies),
    })),
    older: hasMore ? paths.adminAudit(locale, { ...query, before: entries.at(-1)?.seq }) : '',
  };
}
