import { Router, type Response } from 'express';
import type { OneTimeLink } from '../../../accounts/index.ts';
import { Conflict, InvalidInput } from '../../../errors.ts';
import { textOf } from '../../forms/shown-problems.ts';
import { contextOf, type PageContext } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import type { WebServices } from '../../web-services.ts';
import { keepSession, wayOn } from './entering.ts';
import { forgottenPage, welcomePage } from './link-page.ts';
import { accountHead } from './sign-in-page.ts';

type Services = Pick<WebServices, 'links' | 'signIn' | 'sessions'>;

/** The address of a one-time link, in the language of the page: the key stands where no log keeps it. */
export const linkTo =
  ({ origin, locale }: PageContext) =>
  (_purpose: unknown, secret: string): string =>
    origin + paths.welcome(locale, { key: secret });

function showGone(res: Response): void {
  const context = contextOf(res);
  res.status(404).render('pages/account/link-gone', { page: accountHead(context, 'link-gone') });
}

export function linkRoutes({ links, signIn, sessions }: Services): Router {
  const router = Router();
  router.get('/welcome', async (req, res) => {
    const secret = textOf(req.query, 'key');
    const link = await links.find(secret);
    if (link) res.render('pages/account/welcome', welcomePage(contextOf(res), { link, secret }));
    else showGone(res);
  });
  router.post('/welcome', async (req, res) => {
    const context = contextOf(res);
    const secret = textOf(req.body, 'key');
    const link: OneTimeLink | undefined = await links.find(secret);
    if (!link) {
      showGone(res);
      return;
    }
    const typed = { name: textOf(req.body, 'name'), userName: textOf(req.body, 'userName') };
    try {
      const given = { ...typed, password: textOf(req.body, 'password', 1000), locale: context.locale };
      const account = await links.redeem(secret, given);
      if (context.session) await sessions.end(context.session.id);
      const outcome = await signIn.enter(account, req.get('user-agent') ?? '');
      if (outcome.kind !== 'begun') return;
      keepSession(res, outcome);
      res.redirect(303, wayOn(res, outcome, undefined));
    } catch (error) {
      const problems =
        error instanceof InvalidInput
          ? error.problems
          : error instanceof Conflict && [{ path: 'userName', code: 'user-name.taken' }];
      if (!problems) throw error;
      res.status(422);
      res.render('pages/account/welcome', welcomePage(context, { link, secret, typed, problems }));
    }
  });
  router.get('/sign-in/forgotten', (_req, res) => {
    res.render(
      'pages/account/forgotten',
      forgottenPage(contextOf(res), { isDelivering: links.isDelivering }),
    );
  });
  router.post('/sign-in/forgotten', async (req, res) => {
    const context = contextOf(res);
    // The answer is the same, and as quick, whoever was named.
    const userName = textOf(req.body, 'userName');
    if (links.isDelivering && userName !== '') await links.sendReset(userName, linkTo(context));
    res.render(
      'pages/account/forgotten',
      forgottenPage(context, { isSent: true, isDelivering: links.isDelivering }),
    );
  });
  return router;
}
