import type { Request, Response } from 'express';
import type { Place, SignInOutcome } from '../../../accounts/index.ts';
import { clearCookie, readCookie, setCookie } from '../../cookies.ts';
import { contextOf } from '../../page-context.ts';
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

/** Where signing in goes on: to what is missing, or to where somebody wanted to go. */
export function wayOn(res: Response, { stage }: Begun, next: string | undefined): string {
  const { locale } = contextOf(res);
  if (stage === 'code') return paths.signInCode(locale, { next });
  return stage === 'set-up' ? paths.secondFactor(locale, { next }) : (next ?? paths.myAccount(locale));
}
