import type { RequestHandler, Response } from 'express';
import { newSecret, type SessionService } from '../../accounts/index.ts';
import { readCookie, setCookie } from '../cookies.ts';
import { contextOf } from '../page-context.ts';

/** What the tokens of this browser's forms are made of: the secret of its session, or of its visit. */
export const formSecretOf = (res: Response): string | undefined =>
  res.locals['formSecret'] as string | undefined;

/**
 * Says who is signed in. Pages of who is are kept by no cache; pages of readers stay as they are, and only those
 * with a form give their browser a cookie.
 */
export function session(sessions: SessionService): RequestHandler {
  return async (req, res, next) => {
    res.vary('Cookie');
    const context = contextOf(res);
    const secret = readCookie(req, res, 'session');
    const found = secret === undefined ? undefined : await sessions.find(secret);
    if (found) {
      context.session = found;
      res.set('Cache-Control', 'no-store');
      if (found.stage === 'whole') {
        context.account = found.account;
        res.locals['member'] = { name: found.account.name };
      }
    }
    res.locals['formSecret'] = found ? secret : readCookie(req, res, 'visit');
    Object.defineProperty(context, 'csrfToken', {
      configurable: true,
      enumerable: true,
      get: () => tokenFor(res, sessions),
    });
    next();
  };
}

function tokenFor(res: Response, sessions: SessionService): string {
  let secret = formSecretOf(res);
  if (secret === undefined) {
    secret = newSecret();
    res.locals['formSecret'] = secret;
    setCookie(res, 'visit', secret);
  }
  res.set('Cache-Control', 'no-store');
  return sessions.csrfToken(secret);
}
