import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Session } from '../../../accounts/index.ts';
import { InvalidInput } from '../../../errors.ts';
import { longestHeld, readHeldForm } from '../../forms/held.ts';
import { textOf } from '../../forms/shown-problems.ts';
import { allowMembers } from '../../middleware/allow.ts';
import { contextOf } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import type { WebServices } from '../../web-services.ts';
import { keepSession } from './entering.ts';
import { recoveryCodesPage, secondFactorPage } from './second-factor-page.ts';
import { readNext } from '../../forms/next.ts';

/** Those who are signed in, and those whose account is to be joined to a telephone before they are. */
const allowSettingUp: RequestHandler = (req, res, next) => {
  if (contextOf(res).session?.stage === 'set-up') next();
  else void allowMembers(req, res, next);
};

export function secondFactorRoutes({
  ownAccount,
  sessions,
}: Pick<WebServices, 'ownAccount' | 'sessions'>): Router {
  const router = Router();
  const show = async (
    req: Request,
    res: Response,
    session: Session,
    refused?: InvalidInput,
  ): Promise<void> => {
    const source: unknown = req.method === 'GET' ? req.query : req.body;
    res.render(
      'pages/account/second-factor',
      secondFactorPage(contextOf(res), {
        proposal: await ownAccount.propose(session),
        next: readNext(textOf(source, 'next', 2000)),
        held: textOf(req.body, 'held', longestHeld),
        asksPassword: session.stage === 'whole',
        problems: refused?.problems ?? [],
      }),
    );
  };
  router.get('/account/second-factor', allowSettingUp, (req, res) => show(req, res, contextOf(res).session!));
  router.post('/account/second-factor', allowSettingUp, async (req, res) => {
    const context = contextOf(res);
    const session = context.session!;
    const typed = {
      code: textOf(req.body, 'code', 40),
      password: textOf(req.body, 'current'),
      device: req.get('user-agent') ?? '',
    };
    try {
      const { outcome, recoveryCodes } = await ownAccount.setUpSecondFactor(session, typed);
      if (outcome.kind !== 'begun') return;
      keepSession(res, outcome);
      const next = readNext(textOf(req.body, 'next', 2000));
      const held = readHeldForm(textOf(req.body, 'held', longestHeld));
      res.set('Cache-Control', 'no-store').render('pages/account/recovery-codes', {
        ...recoveryCodesPage(context, recoveryCodes, { next, held }),
        context: { ...context, csrfToken: sessions.csrfToken(outcome.secret) },
      });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      res.status(422);
      await show(req, res, session, error);
    }
  });
  router.get('/account/recovery-codes', allowMembers, (_req, res) => {
    res.redirect(303, paths.myAccount(contextOf(res).locale));
  });
  return router;
}
