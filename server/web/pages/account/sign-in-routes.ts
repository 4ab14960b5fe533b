import { Router } from 'express';
import { clearCookie, setCookie } from '../../cookies.ts';
import { contextOf } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import type { WebServices } from '../../web-services.ts';
import { readNext, readSignIn } from './sign-in-form.ts';
import { signInPage } from './sign-in-page.ts';

/** The longest that a session lasts, in milliseconds; the library itself ends it sooner. */
const cookieLasts = 60 * 24 * 60 * 60_000;

type Services = Pick<WebServices, 'signIn' | 'sessions'>;

export function signInRoutes({ signIn, sessions }: Services): Router {
  const router = Router();
  router.get('/sign-in', (req, res) => {
    const context = contextOf(res);
    const next = readNext(req.query['next']);
    if (context.account) res.redirect(303, next ?? paths.myAccount(context.locale));
    else res.render('pages/account/sign-in', signInPage(context, { userName: '', next, problem: '' }));
  });
  router.post('/sign-in', async (req, res) => {
    const context = contextOf(res);
    const { locale } = context;
    const body = req.body as Record<string, unknown> | undefined;
    const { userName, password } = readSignIn(body);
    const next = readNext(body?.['next']);
    const device = req.get('user-agent') ?? '';
    const outcome = await signIn.signIn({ userName, password, address: req.ip ?? '', device });
    if (outcome.kind === 'refused') {
      res.status(422);
      res.render('pages/account/sign-in', signInPage(context, { userName, next, problem: outcome.kind }));
      return;
    }
    if (context.session) await sessions.end(context.session.id);
    setCookie(res, 'session', outcome.secret, cookieLasts);
    clearCookie(res, 'visit');
    if (outcome.stage === 'code') res.redirect(303, paths.signInCode(locale, { next }));
    else if (outcome.stage === 'set-up') res.redirect(303, paths.secondFactor(locale, { next }));
    else res.redirect(303, next ?? paths.myAccount(locale));
  });
  router.post('/sign-out', async (_req, res) => {
    const { session, locale } = contextOf(res);
    if (session) await sessions.end(session.id);
    clearCookie(res, 'session');
    clearCookie(res, 'visit');
    // What the device kept of forms goes with the session.
    res.set('Clear-Site-Data', '"storage"');
    res.redirect(303, paths.home(locale));
  });
  return router;
}
