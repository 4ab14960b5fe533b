import { Router, type Request, type Response } from 'express';
import { isNoticeChoice } from '../../../accounts/index.ts';
import { InvalidInput, type Problem } from '../../../errors.ts';
import { isLocale } from '../../../language/index.ts';
import { textOf } from '../../forms/shown-problems.ts';
import { allowMembers } from '../../middleware/allow.ts';
import { contextOf } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import type { WebServices } from '../../web-services.ts';
import { myAccountPage, readDone } from './my-account-page.ts';
import { recoveryCodesPage } from './second-factor-page.ts';

type Services = Pick<WebServices, 'ownAccount' | 'sessions' | 'offices'>;

export function myAccountRoutes({ ownAccount, sessions, offices }: Services): Router {
  const router = Router();
  const show = async (req: Request, res: Response, problems: readonly Problem[] = []): Promise<void> => {
    const context = contextOf(res);
    const session = context.session!;
    const [own, office, listed] = await Promise.all([
      ownAccount.getOwn(session),
      offices.findOffice(session.account.officeId),
      sessions.listOf(session.account.id),
    ]);
    const done = readDone(req.query['done']);
    if (problems.length > 0) res.status(422);
    const page = myAccountPage(context, { session, own, office, sessions: listed, done, problems });
    res.render('pages/account/my-account', page);
  };
  const goBack = (res: Response, done: string): void =>
    res.redirect(303, paths.myAccount(contextOf(res).locale, { done }));
  const orShow = async (req: Request, res: Response, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      await show(req, res, error.problems);
    }
  };

  router.get('/account', allowMembers, (req, res) => show(req, res));
  router.post('/account/password', allowMembers, (req, res) =>
    orShow(req, res, async () => {
      const [current, next] = [textOf(req.body, 'current'), textOf(req.body, 'password', 1000)];
      await ownAccount.changePassword(contextOf(res).session!, current, next);
      goBack(res, 'password');
    }),
  );
  router.post('/account/language', allowMembers, async (req, res) => {
    const chosen = textOf(req.body, 'locale');
    if (isLocale(chosen)) await ownAccount.chooseLocale(contextOf(res).session!, chosen);
    goBack(res, 'language');
  });
  router.post('/account/notices', allowMembers, async (req, res) => {
    const chosen = textOf(req.body, 'notices');
    if (isNoticeChoice(chosen)) await ownAccount.chooseNotices(contextOf(res).session!, chosen);
    goBack(res, 'notices');
  });
  router.post('/account/recovery-codes', allowMembers, (req, res) =>
    orShow(req, res, async () => {
      const context = contextOf(res);
      const codes = await ownAccount.renewRecoveryCodes(context.session!, textOf(req.body, 'current'));
      res.render(
        'pages/account/recovery-codes',
        recoveryCodesPage(context, codes, { next: undefined, held: undefined }),
      );
    }),
  );
  router.post('/account/sessions/:id/end', allowMembers, async (req, res) => {
    await sessions.endOne(contextOf(res).account!.id, String(req.params['id']));
    goBack(res, 'session');
  });
  return router;
}
