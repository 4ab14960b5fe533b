import { Router, type Request, type Response } from 'express';
import type { SignInOutcome } from '../../../accounts/index.ts';
import type { Problem } from '../../../errors.ts';
import { clearCookie } from '../../cookies.ts';
import { longestHeld, readHeldForm } from '../../forms/held.ts';
import { readNext } from '../../forms/next.ts';
import { textOf } from '../../forms/shown-problems.ts';
import { contextOf } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import type { WebServices } from '../../web-services.ts';
import { keepSession, placeOf, startOf, wayOn, type Begun } from './entering.ts';
import { secondFactorPage } from './second-factor-page.ts';
import { readSignIn } from './sign-in-form.ts';
import { codePage, heldPage, signInPage } from './sign-in-page.ts';

type Services = Pick<WebServices, 'signIn' | 'sessions' | 'ownAccount' | 'config' | 'demo'>;

const ownMachine = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Whether what is typed here could be read on its way, and nobody has said that it may. */
function isOpenToListeners(req: Request, res: Response, { config }: Services): boolean {
  const isSafe = contextOf(res).origin.startsWith('https:') || ownMachine.test(req.hostname);
  return !isSafe && !config.plainHttp;
}

/** What went wrong, as a problem of the form. */
function refusalOf(outcome: Exclude<SignInOutcome, { kind: 'begun' }>, path: string, code: string): Problem {
  if (outcome.kind === 'refused') return { path, code };
  const minutes = Math.max(1, Math.ceil((outcome.until.getTime() - Date.now()) / 60_000));
  return { path, code: 'too-many', values: { count: minutes } };
}

export function signInRoutes(services: Services): Router {
  const { signIn, sessions, ownAccount, demo } = services;
  const router = Router();
  const show = (
    req: Request,
    res: Response,
    typed: { userName?: string; problems?: Problem[] } = {},
  ): void => {
    const source: unknown = req.method === 'GET' ? req.query : req.body;
    const next = readNext(textOf(source, 'next', 2000));
    res.render(
      'pages/account/sign-in',
      signInPage(contextOf(res), {
        ...typed,
        next,
        demo: demo.accounts,
        isOpenToListeners: isOpenToListeners(req, res, services),
        held: textOf(req.body, 'held', longestHeld),
      }),
    );
  };
  /** What comes before a form that was held meanwhile is sent again: it is carried from page to page. */
  const pageBefore = async (
    res: Response,
    { stage, secret }: Begun,
    next: string | undefined,
    text: string,
  ) => {
    const context = contextOf(res);
    if (stage === 'code') return { view: 'code', page: codePage(context, { next, held: text }) };
    const session = stage === 'set-up' ? await sessions.find(secret) : undefined;
    if (!session) return { view: 'held', page: heldPage(context, readHeldForm(text)!) };
    const proposal = await ownAccount.propose(session);
    const page = secondFactorPage(context, { proposal, next, held: text, asksPassword: false });
    return { view: 'second-factor', page };
  };
  /** To what is missing, to a form that was held meanwhile, or to where somebody wanted to go. */
  const goOn = async (req: Request, res: Response, outcome: Begun): Promise<void> => {
    const text = textOf(req.body, 'held', longestHeld);
    const next = readNext(textOf(req.body, 'next', 2000));
    keepSession(res, outcome);
    if (!readHeldForm(text)) {
      res.redirect(303, wayOn(res, outcome, next));
      return;
    }
    const { view, page } = await pageBefore(res, outcome, next, text);
    const csrfToken = sessions.csrfToken(outcome.secret);
    res.set('Cache-Control', 'no-store');
    res.render(`pages/account/${view}`, { ...page, context: { ...contextOf(res), csrfToken } });
  };
  router.get('/sign-in', (req, res) => {
    const { account, locale } = contextOf(res);
    if (account) res.redirect(303, readNext(req.query['next']) ?? startOf(account, locale));
    else show(req, res);
  });
  router.post('/sign-in', async (req, res) => {
    if (isOpenToListeners(req, res, services)) {
      res.status(403);
      show(req, res);
      return;
    }
    const { session } = contextOf(res);
    const typed = readSignIn(req.body);
    const outcome = await signIn.signIn(typed, placeOf(req, res));
    if (outcome.kind !== 'begun') {
      res.status(outcome.kind === 'refused' ? 422 : 429);
      show(req, res, { userName: typed.userName, problems: [refusalOf(outcome, 'userName', 'refused')] });
      return;
    }
    if (session) await sessions.end(session.id);
    await goOn(req, res, outcome);
  });
  router.get('/sign-in/code', (req, res) => {
    const context = contextOf(res);
    const next = readNext(req.query['next']);
    if (context.session?.stage === 'code') res.render('pages/account/code', codePage(context, { next }));
    else res.redirect(303, paths.signIn(context.locale, { next }));
  });
  router.post('/sign-in/code', async (req, res) => {
    const context = contextOf(res);
    const { session, locale } = context;
    const next = readNext(textOf(req.body, 'next', 2000));
    if (session?.stage !== 'code') {
      res.redirect(303, paths.signIn(locale, { next }));
      return;
    }
    const outcome = await signIn.confirm(session, textOf(req.body, 'code', 40), placeOf(req, res));
    if (outcome.kind === 'begun') {
      await goOn(req, res, outcome);
      return;
    }
    res.status(outcome.kind === 'refused' ? 422 : 429);
    const held = textOf(req.body, 'held', longestHeld);
    const problems = [refusalOf(outcome, 'code', 'code.wrong')];
    res.render('pages/account/code', codePage(context, { next, held, problems }));
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
