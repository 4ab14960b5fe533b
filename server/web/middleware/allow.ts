import type { RequestHandler } from 'express';
import { can, type Action } from '../../accounts/index.ts';
import { NotAllowed } from '../../errors.ts';
import { contextOf, type PageContext } from '../page-context.ts';
import { paths } from '../paths.ts';
import { holdFormWithFiles } from './forms/hold.ts';

/** A header of an answer holds no more than a few thousand signs. */
const longestNext = 1000;

/** Where somebody goes who has not finished to sign in, and back from there. */
function wayIn({ session, locale }: PageContext, next: string | undefined): string | undefined {
  if (!session) return paths.signIn(locale, { next });
  if (session.stage === 'code') return paths.signInCode(locale, { next });
  return session.stage === 'set-up' ? paths.secondFactor(locale, { next }) : undefined;
}

const guard =
  (isAllowed: (context: PageContext) => boolean, what: string): RequestHandler =>
  (req, res, next) => {
    const context = contextOf(res);
    if (isAllowed(context)) {
      next();
      return;
    }
    const isPage = req.method === 'GET' || req.method === 'HEAD';
    const here = isPage && req.originalUrl.length <= longestNext ? req.originalUrl : undefined;
    const way = wayIn(context, here);
    if (way === undefined) {
      next(new NotAllowed(`the account may not ${what}`));
      return;
    }
    const isHeld = isPage ? Promise.resolve(false) : holdFormWithFiles(req, res);
    isHeld.then((done) => done || res.redirect(303, way)).catch(next);
  };

/**
 * Lets those on who may do any of `actions` with something; with what exactly, the room asks. Others sign in first.
 */
export const allow = (...actions: readonly Action[]): RequestHandler =>
  guard(({ account }) => actions.some((action) => can(account, action)), actions.join(' or '));

/** Lets everybody on who is signed in. */
export const allowMembers: RequestHandler = guard(({ account }) => account !== undefined, 'be here');
