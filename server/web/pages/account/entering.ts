import type { Request, Response } from 'express';
import { can, type Account, type Place, type SignInOutcome } from '../../../accounts/index.ts';
import { clearCookie, readCookie, setCookie } from '../../cookies.ts';
import { contextOf } from '../../page-context.ts';
import type { Locale } from '../../../language/index.ts';
import { paths } from '../../paths.ts';

const day = 24 * 60 * 60_000;
/** The longest that a session lasts, in milliseconds; the library itself ends it sooner. */
const sessionLasts = 60 * day;
const deviceLasts = 365 * day;

export const placeOf = (req: Request, res: Response): Place => ({
  address: req.ip ?? '',
  device: req.get('user-agent') ?? '',
  deviceToken: readCookie(req, res, 'device'),
});

/** Signing in has come this far. */
export type Begun = Extract<SignInOutcome, { kind: 'begun' }>;

/** Gives the browser its new session. */
export function keepSession(res: Response, { secret, stage, deviceToken }: Begun): void {
  setCookie(res, 'session', secret, sessionLasts);
  clearCookie(res, 'visit');
  if (stage === 'whole') setCookie(res, 'device', deviceToken, deviceLasts);
}

/** Where somebody's work is: there they begin who wanted to go nowhere else. */
export function startOf(account: Account, locale: Locale): string {
  if (can(account, 'record.write') && !can(account, 'accounts.manage')) {
    return can(account, 'workshop.write') ? paths.workshops(locale) : paths.contribute(locale);
  }
  if (can(account, 'accounts.manage')) return paths.administration(locale);
  if (can(account, 'record.review')) return paths.reviews(locale);
  return can(account, 'record.translate') ? paths.translations(locale) : paths.myAccount(locale);
}

/** Where signing in goes on: to what is missing, or to where somebody wanted to go. */
export function wayOn(res: Response, { stage, account }: Begun, next: string | undefined): string {
  const { locale } = contextOf(res);
  if (stage === 'code') return paths.signInCode(locale, { next });
  return stage === 'set-up' ? paths.secondFactor(locale, { next }) : (next ?? startOf(account, locale));
}
