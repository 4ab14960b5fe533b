import { Router, type Response } from 'express';
import type { AccountValues, StoredAccount } from '../../../accounts/index.ts';
import { Conflict, InvalidInput, type Problem } from '../../../errors.ts';
import { allow } from '../../middleware/allow.ts';
import { contextOf } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import type { WebServices } from '../../web-services.ts';
import { linkTo } from '../account/link-routes.ts';
import { readAccount } from './account-form.ts';
import { accountPage, accountsPage, handedPage } from './account-page.ts';

type Services = Pick<WebServices, 'accounts' | 'offices' | 'links' | 'vocabularies'>;

/** What an account's form says of a refusal; other failures go on. */
function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof InvalidInput) return error.problems;
  if (error instanceof Conflict) return [{ path: 'userName', code: 'user-name.taken' }];
  throw error;
}

export function accountsRoutes({ accounts, offices, links, vocabularies }: Services): Router {
  const router = Router();
  const may = allow('accounts.manage');
  const show = async (
    res: Response,
    account: StoredAccount | undefined,
    more: { typed?: AccountValues; problems?: readonly Problem[]; done?: unknown } = {},
  ): Promise<void> => {
    if (more.problems) res.status(422);
    const page = { account, offices: await offices.listOffices(), vocabularies, ...more };
    res.render('pages/administration/account', accountPage(contextOf(res), page));
  };
  const back = (res: Response, id: number, done: string): void =>
    res.redirect(303, paths.adminAccount(contextOf(res).locale, id, { done }));

  router.get('/administration/accounts', may, async (_req, res) => {
    const [all, known] = await Promise.all([accounts.listAccounts(), offices.listOffices()]);
    res.render('pages/administration/accounts', accountsPage(contextOf(res), all, known));
  });
  router.get('/administration/accounts/new', may, (_req, res) => show(res, undefined));
  router.post('/administration/accounts', may, async (req, res) => {
    const context = contextOf(res);
    const typed = readAccount(req.body, vocabularies, context.locale);
    try {
      const handed = await links.invite(context.account, typed, linkTo(context));
      res.render('pages/administration/link', handedPage(context, handed));
    } catch (error) {
      await show(res, undefined, { typed, problems: problemsOf(error) });
    }
  });
  router.get('/administration/accounts/:id', may, async (req, res) => {
    await show(res, await accounts.getAccount(Number(req.params['id'])), { done: req.query['done'] });
  });
  router.post('/administration/accounts/:id', may, async (req, res) => {
    const context = contextOf(res);
    const account = await accounts.getAccount(Number(req.params['id']));
    const typed = readAccount(req.body, vocabularies, context.locale);
    try {
      await accounts.change(context.account!, account.id, typed);
      back(res, account.id, 'saved');
    } catch (error) {
      await show(res, account, { typed, problems: problemsOf(error) });
    }
  });
  router.post('/administration/accounts/:id/link', may, async (req, res) => {
    const context = contextOf(res);
    const handed = await links.handOver(context.account, Number(req.params['id']), linkTo(context));
    res.render('pages/administration/link', handedPage(context, handed));
  });
  const acts = {
    disable: { act: accounts.disable.bind(accounts), done: 'disabled' },
    enable: { act: accounts.enable.bind(accounts), done: 'enabled' },
    'forget-phone': { act: accounts.forgetSecondFactor.bind(accounts), done: 'forgotten' },
  };
  for (const [name, { act, done }] of Object.entries(acts)) {
    router.post(`/administration/accounts/:id/${name}`, may, async (req, res) => {
      const account = await accounts.getAccount(Number(req.params['id']));
      try {
        await act(contextOf(res).account, account.id);
        back(res, account.id, done);
      } catch (error) {
        await show(res, account, { problems: problemsOf(error) });
      }
    });
  }
  return router;
}
