import type { Request, Response } from 'express';
import { heldForm } from '../../forms/held.ts';
import { contextOf } from '../../page-context.ts';
import { signInPage } from '../../pages/account/sign-in-page.ts';

/** Longer ones would not come back whole. */
const longest = 1_000_000;

/**
 * A form that was sent after its writer's session had ended: nothing typed is lost. Shows the page to sign in, which
 * holds it; answers false, and shows nothing, where there is nothing to hold.
 */
export function holdForm(req: Request, res: Response): boolean {
  const context = contextOf(res);
  if (context.session || req.method !== 'POST' || !req.is('application/x-www-form-urlencoded')) return false;
  const held = heldForm(req.originalUrl, req.body);
  if (held === undefined || held.length > longest) return false;
  const page = signInPage(context, { next: undefined, demo: [], isOpenToListeners: false, held });
  res.status(403).render('pages/account/sign-in', page);
  return true;
}
