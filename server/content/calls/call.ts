import { can, type Account } from '../../accounts/index.ts';
import { Conflict } from '../../errors.ts';
import type { BilingualText } from '../../language/index.ts';
import type { ContentKind } from '../fields/index.ts';

/** What is decided about a call: what is asked for, of whom, until when. */
export interface CallValues {
  /** One language is enough. */
  title: BilingualText;
  text: BilingualText;
  kinds: readonly ContentKind[];
  /** Codes; empty for any sector. */
  sectors: readonly string[];
  /** Its first and its last day in Iraq, YYYY-MM-DD. */
  opensOn: string;
  closesOn: string;
  /** The invited offices; empty for all. */
  officeIds: readonly number[];
}

/** A call for records: "lessons on summer water shortage, until 30 September". */
export interface Call extends CallValues {
  id: number;
  /** What a record names it by. */
  externalId: string;
  /** ISO 8601 instant; null unless it was closed before its last day was over. */
  closedAt: string | null;
  /** Rises with each change. */
  version: number;
  createdAt: string;
}

export type CallState = 'coming' | 'open' | 'closed';

const iraq = 3 * 60 * 60 * 1000;

/** The day that it is in Iraq, YYYY-MM-DD. */
export const dayInIraq = (now: Date): string => new Date(now.getTime() + iraq).toISOString().slice(0, 10);

/** @param today YYYY-MM-DD */
export function stateOf({ opensOn, closesOn, closedAt }: Call, today: string): CallState {
  if (closedAt !== null || today > closesOn) return 'closed';
  return today < opensOn ? 'coming' : 'open';
}

/** Whether members like `account` may do `action` with the call: of an invited office, or without walls. */
const ofInvited = (account: Account, action: 'call.answer' | 'call.read', { officeIds }: Call): boolean =>
  officeIds.length === 0
    ? can(account, action)
    : officeIds.some((officeId) => can(account, action, { officeId }));

/** Whether `account` writes for an office that the call invites. */
export const isInvited = (account: Account, call: Call): boolean => ofInvited(account, 'call.answer', call);

/** Whether `account` may see the call: who opens calls always, others from its first day on. */
export const canReadCall = (account: Account, call: Call, today: string): boolean =>
  can(account, 'call.write') || (stateOf(call, today) !== 'coming' && ofInvited(account, 'call.read', call));

/** Why a record cannot be begun for a call; each has its sentence in `locales/<locale>/calls.json`. */
export type CallRefusal = 'unknown' | 'coming' | 'closed' | 'not-invited' | 'kind';

/** The first reason why `account` cannot begin a record of `kind` for `call`; undefined where it can. Pure. */
export function refusalOf(
  call: Call | undefined,
  account: Account,
  kind: ContentKind,
  today: string,
): CallRefusal | undefined {
  if (!call) return 'unknown';
  if (!isInvited(account, call)) return 'not-invited';
  const state = stateOf(call, today);
  if (state !== 'open') return state;
  return call.kinds.includes(kind) ? undefined : 'kind';
}

/** A record cannot be begun for this call; nothing has changed. */
export class CallRefused extends Conflict {
  readonly refusal: CallRefusal;

  constructor(refusal: CallRefusal) {
    super(`the call takes no such record: ${refusal}`);
    this.refusal = refusal;
  }
}
