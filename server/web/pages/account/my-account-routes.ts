import { Router } from 'express';
import { allowMembers } from '../../middleware/allow.ts';
import { contextOf } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';

export function myAccountRoutes(): Router {
  const router = Router();
  router.get('/account', allowMembers, (_req, res) => {
    const context = contextOf(res);
    const { t, account } = context;
    res.render('pages/account/my-account', {
      page: pageHead(context, {
        title: t('account:my.title'),
        description: t('account:my.description'),
        unlisted: true,
      }),
      name: account!.name,
    });
  });
  return router;
}
