import type { StoredAccount } from '../account-store.ts';

/** What a link is for; the first administrator has no account yet. */
export type LinkPurpose = 'first-administrator' | 'invitation' | 'reset';

const hour = 60 * 60_000;

/** Milliseconds for which a link can be used. */
export const lasts: Record<LinkPurpose, number> = {
  'first-administrator': 24 * hour,
  invitation: 14 * 24 * hour,
  reset: hour,
};

/** A reset that an administrator hands over on paper, or that is sent again, gets there later than a message. */
export const handedOverLasts = 3 * 24 * hour;

/** A link that can still be used. */
export interface OneTimeLink {
  purpose: LinkPurpose;
  /** Undefined for the first administrator. */
  account: StoredAccount | undefined;
  expiresAt: string;
}
