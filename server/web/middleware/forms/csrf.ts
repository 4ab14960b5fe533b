import type { Request, RequestHandler, Response } from 'express';
import type { SessionService } from '../../../accounts/index.ts';
import { NotAllowed } from '../../../errors.ts';
import { FormExpired } from '../../failures/form-expired.ts';
import { contextOf } from '../../page-context.ts';
import { holdForm } from './hold.ts';
import { formSecretOf } from '../session.ts';

const safeMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
export const csrfField = '_csrf';
const csrfHeader = 'x-csrf-token';

/** Whether a page of this library sends the request, as far as the browser says. */
export function isOwnOrigin(req: Request, origin: string): boolean {
  const site = req.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const from = req.get('origin');
  if (from === undefined) return true;
  if (!URL.canParse(from)) return false;
  const { host } = new URL(from);
  return host === new URL(origin).host || host === req.get('host');
}

function tokenOf(req: Request): unknown {
  const { body } = req as { body?: Record<string, unknown> };
  return req.get(csrfHeader) ?? body?.[csrfField];
}

/** Whether the form that was sent belongs to this browser. Uploads ask when their fields are read. */
export function isOwnForm(req: Request, res: Response, sessions: SessionService): boolean {
  const secret = formSecretOf(res);
  const token = tokenOf(req);
  return secret !== undefined && typeof token === 'string' && sessions.isCsrfToken(secret, token);
}

/**
 * Lets changes come from this library's own forms alone. The token of a form with files is in its body: it comes
 * from here by its origin, and the upload that reads the body asks for the token.
 */
export function csrf(sessions: SessionService): RequestHandler {
  return (req, res, next) => {
    if (safeMethods.includes(req.method)) next();
    else if (!isOwnOrigin(req, contextOf(res).origin)) next(new NotAllowed('a change from another site'));
    else if (isOwnForm(req, res, sessions)) next();
    else if (req.is('multipart/form-data') && req.get('origin') !== undefined) next();
    else if (!holdForm(req, res)) next(new FormExpired('the form does not belong to this browser'));
  };
}
