import type { Locale } from '../language/index.ts';
import type { NoticeChoice } from './notice-choice.ts';

/**
 * "waiting" to be sent, "sent", "kept" where there is no mail server, or "failed". A message that was sent keeps
 * neither its text nor its link.
 */
export type MessageState = 'waiting' | 'sent' | 'kept' | 'failed';

/** A message as its reader sees it. */
export interface Written {
  subject: string;
  plain: string;
  html: string;
}

/** What a message says besides its fixed words; `link` becomes its button. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Writes the message `template` in the language of its reader. */
export type WriteMessage = (locale: Locale, template: string, values: MessageValues) => Written;

/** Writes several in one: what each would say by itself, with its own link. */
export type WriteDigest = (
  locale: Locale,
  name: string,
  items: readonly { template: string; values: MessageValues }[],
) => Written;

/** Somebody with an account: what their messages need to know. */
export interface Recipient {
  id: number;
  email: string | null;
  locale: Locale;
  name: string;
  notices: NoticeChoice;
  isDisabled: boolean;
}

export interface Message extends Written {
  id: number;
  /** Empty for somebody without an address: an administrator hands the message over. */
  address: string;
  accountId: number | null;
  template: string;
  locale: Locale;
  state: MessageState;
  error: string | null;
  createdAt: string;
  sentAt: string | null;
}

/** Hands a message to the mail server; rejects where it does not take it. */
export type Deliver = (message: Pick<Message, 'address' | keyof Written>) => Promise<void>;
