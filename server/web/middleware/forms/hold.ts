import type { Request, Response } from 'express';
import { heldForm } from '../../forms/held.ts';
import { contextOf } from '../../page-context.ts';
import { readFieldsAlone } from '../../uploads/receiving.ts';
import { signInPage } from '../../pages/account/sign-in-page.ts';

/** Longer ones would not come back whole. */
const longest = 1_000_000;

/**
 * A form that was sent after its writer's session had ended: nothing typed is lost. Shows the page to sign in, which
 * holds it; answers false, and shows nothing, where there is nothing to hold.
 */
export function holdForm(req: Request, res: Response): boolean {
  return isHoldable(req, res, 'application/x-www-form-urlencoded') && hold(req, res);
}

/** As `holdForm`, of a form with files too: what was typed is held, the files are to be chosen again. */
export async function holdFormWithFiles(req: Request, res: Response): Promise<boolean> {
  if (!isHoldable(req, res, 'multipart/form-data')) return holdForm(req, res);
  return (await readFieldsAlone(req, res)) && hold(req, res);
}

const isHoldable = (req: Request, res: Response, type: string): boolean =>
  !contextOf(res).session && req.method === 'POST' && Boolean(req.is(type));

function hold(req: Request, res: Response): boolean {
  const context = contextOf(res);
  const held = heldForm(req.originalUrl, req.body);
  if (held === undefined || held.length > longest) return false;
  const page = signInPage(context, { next: undefined, demo: [], isOpenToListeners: false, held });
  res.status(403).render('pages/account/sign-in', page);
  return true;
}
