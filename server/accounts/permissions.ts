import type { Account, Role } from './account.ts';

/** What something is about, as far as it decides who may do it. What is left out is not asked for. */
export interface Subject {
  /** The office that it belongs to. */
  officeId?: number | null;
  governorates?: readonly string[];
  sectors?: readonly string[];
}

type Rule = (account: Account, subject: Subject) => boolean;

const always: Rule = () => true;

const ofOwnOffice: Rule = ({ officeId }, subject) =>
  subject.officeId === undefined || (officeId !== null && subject.officeId === officeId);

/** Without limits everything is within; with limits, what shares one of them. */
const meets = (limits: readonly string[], codes: readonly string[] | undefined): boolean =>
  limits.length === 0 || codes === undefined || codes.some((code) => limits.includes(code));

const withinLimits: Rule = ({ governorates, sectors }, subject) =>
  meets(governorates, subject.governorates) && meets(sectors, subject.sectors);

const administratorsOnly = { administrator: always };

/** Which role may do what, and with which things. What is not here nobody may do. */
const rules = {
  /** Write a record, add files to it, submit it, take it back. */
  'record.write': { contributor: ofOwnOffice, facilitator: ofOwnOffice, administrator: always },
  'record.translate': { translator: always, contributor: ofOwnOffice, administrator: always },
  /** See what is submitted, comment, suggest, request changes, approve, publish, withdraw. */
  'record.review': { reviewer: withinLimits, administrator: always },
  'record.import': { facilitator: ofOwnOffice, administrator: always },
  /** Open, change and close calls for records. */
  'call.write': administratorsOnly,
  /** Begin a record for a call; the subject is an invited office. */
  'call.answer': { contributor: ofOwnOffice, facilitator: ofOwnOffice, administrator: always },
  /** See a call, and how far the offices are. */
  'call.read': {
    contributor: ofOwnOffice,
    translator: ofOwnOffice,
    reviewer: always,
    facilitator: always,
    administrator: always,
  },
  'workshop.write': { facilitator: always, administrator: always },
  'accounts.manage': administratorsOnly,
  'offices.manage': administratorsOnly,
  'messages.read': administratorsOnly,
  'jobs.manage': administratorsOnly,
  'audit.read': administratorsOnly,
  'texts.write': administratorsOnly,
  'terms.write': administratorsOnly,
  'library.run': administratorsOnly,
} satisfies Record<string, Partial<Record<Role, Rule>>>;

export type Action = keyof typeof rules;

/**
 * The one policy of the house: whether `account` may do `action` with `subject`, or with some subject where none is
 * given. Who is not signed in may do none of it, and what no rule allows is not allowed.
 */
export function can(account: Account | undefined, action: Action, subject: Subject = {}): boolean {
  if (!account) return false;
  const ofAction: Partial<Record<Role, Rule>> = rules[action];
  return account.roles.some((role) => ofAction[role]?.(account, subject) ?? false);
}
