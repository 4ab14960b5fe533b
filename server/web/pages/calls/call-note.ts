import type { Call, CallState } from '../../../content/index.ts';
import type { BilingualText } from '../../../language/index.ts';
import type { PageContext } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import type { WebServices } from '../../web-services.ts';

/** A call as it is named beside its records and in lists. */
export interface CallNote {
  id: number;
  title: BilingualText;
  state: CallState;
  closesOn: string;
  /** '' for those who may not see its page. */
  href: string;
}

type Calls = WebServices['calls'];

export const callNote = (call: Call, calls: Calls, { account, locale }: PageContext): CallNote => ({
  id: call.id,
  title: call.title,
  state: calls.stateOf(call),
  closesOn: call.closesOn,
  href: calls.canRead(account, call) ? paths.call(locale, call.id) : '',
});

/** The call that a record answers, if any. */
export async function findCallNote(
  callId: number | null,
  calls: Calls,
  context: PageContext,
): Promise<CallNote | null> {
  const call = await calls.find(callId);
  return call ? callNote(call, calls, context) : null;
}

/** The number of a call as an address or a form names it: null for none, 0 for what is no number of one. */
export const callIdIn = (text: string): number | null =>
  text === '' ? null : /^[1-9]\d{0,9}$/.test(text) ? Number(text) : 0;
