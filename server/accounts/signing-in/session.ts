import type { Account } from '../account.ts';

/**
 * How far signing in has come: "whole" when nothing is missing; "code" while the code of the telephone is; "set-up"
 * while the account still has to be joined to a telephone.
 */
export type SessionStage = 'whole' | 'code' | 'set-up';

/** The session that a request belongs to. */
export interface Session {
  /** The hash that it is kept under. */
  id: string;
  stage: SessionStage;
  /** Whose it is, whatever the stage: until it is whole, they may do nothing but finish. */
  account: Account;
}

/** One of "my sessions". */
export interface ListedSession {
  id: string;
  device: string;
  createdAt: string;
  seenAt: string;
}

const hour = 60 * 60_000;
/** Milliseconds of rest after which a session is over. */
export const idleFor = { guarded: 12 * hour, plain: 14 * 24 * hour };
/** Milliseconds after which it is over in any case. */
export const longest = { guarded: 7 * 24 * hour, plain: 60 * 24 * hour };
/** For finishing to sign in. */
export const unfinishedFor = 15 * 60_000;
/** So seldom is written down that it was seen. */
export const seenEvery = 5 * 60_000;
