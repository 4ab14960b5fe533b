import type { AuditEntry } from '../../../../accounts/index.ts';
import type { Vocabularies } from '../../../../vocabularies/index.ts';
import type { PageContext } from '../../../page-context.ts';
import { paths } from '../../../paths.ts';

/** Everything that is written into the trail; its words are `done.<action>` of `audit` in `locales/`. */
export const deeds = [
  'account.created',
  'account.changed',
  'account.disabled',
  'account.enabled',
  'account.second-factor-set',
  'account.second-factor-forgotten',
  'account.recovery-codes-renewed',
  'account.recovery-code-used',
  'account.password-changed',
  'account.password-reset',
  'account.invitation-accepted',
  'account.link-made',
  'account.reset-asked',
  'account.signed-in',
  'office.created',
  'office.changed',
  'office.reopened',
  'office.handed-over',
  'office.drafts-brought',
  'record.create',
  'record.submit',
  'record.takeBack',
  'record.assign',
  'record.take',
  'record.improve',
  'record.requestChanges',
  'record.approve',
  'record.sendBack',
  'record.publish',
  'record.reject',
  'record.withdraw',
  'record.discard',
  'record.markDue',
  'record.confirm',
  'record.restore',
  'record.reported',
  'record.delete',
  'call.opened',
  'call.changed',
  'call.closed',
  'call.reopened',
  'message.read',
  'job.retried',
  'text.changed',
  'backup.asked',
  'backup.restored',
  'words.changed',
  'words.restored',
  'term.added',
  'term.changed',
  'term.removed',
  'term.restored',
] as const;

const addressOf: Readonly<Record<string, (locale: PageContext['locale'], id: number) => string>> = {
  account: paths.adminAccount,
  office: paths.adminOffice,
  call: paths.adminCall,
  record: paths.reviewOf,
  message: paths.adminMessage,
  job: (locale) => paths.adminJobs(locale),
};

/** "record 67" in the reader's words, and where it is; what has no number stands as it was written. */
function shownSubject(subject: string, { t, locale }: PageContext) {
  const [, thing = '', id = ''] = /^([a-z]+) (\d{1,10})$/.exec(subject) ?? [];
  const address = addressOf[thing];
  if (!address) return { text: '', code: subject, href: '' };
  return { text: t(`audit:subject.${thing}`, { id }), code: '', href: address(locale, Number(id)) };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** What people said with it or were named: a status, roles, a reason, a name, both languages of a word. */
function shownDetails(
  { details }: AuditEntry,
  { t, locale }: PageContext,
  vocabularies: Vocabularies,
): string[] {
  const { status, roles, note, name, ar, en } = details;
  const named: unknown[] = typeof name === 'object' && name !== null ? Object.values(name) : [name];
  return [
    ...(isText(status) ? [vocabularies.get('record-statuses').label(status, locale)] : []),
    ...(Array.isArray(roles) ? roles.filter(isText).map((role) => t(`account:role.${role}`)) : []),
    ...[note, ...named, ar, en].flat().filter(isText),
  ];
}

/** One line of the trail in the reader's language. */
export function shownDeed(entry: AuditEntry, context: PageContext, vocabularies: Vocabularies) {
  const action = deeds.find((one) => one === entry.action);
  return {
    done: action === undefined ? '' : context.t(`audit:done.${action}`),
    code: entry.action,
    subject: shownSubject(entry.subject, context),
    details: shownDetails(entry, context, vocabularies),
  };
}
