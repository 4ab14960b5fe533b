import { Router } from 'express';
import { allow } from '../../middleware/allow.ts';
import { contextOf } from '../../page-context.ts';
import type { WebServices } from '../../web-services.ts';
import { accountOf, idIn } from '../contribute/draft-routes.ts';
import { callPage } from './call-page.ts';
import { callsPage } from './calls-page.ts';

/** Calls for records, as members see them. */
export function callsRoutes({ calls, offices, writing, content, vocabularies }: WebServices): Router {
  const router = Router();
  router.get('/calls', allow('call.read'), async (_req, res) => {
    res.render('pages/calls/calls', callsPage(await calls.list(accountOf(res)), calls, contextOf(res)));
  });
  router.get('/calls/:id', allow('call.read'), async (req, res) => {
    const account = accountOf(res);
    const call = await calls.get(account, idIn(req));
    const open = await calls.listOpen(account);
    const shown = {
      call,
      state: calls.stateOf(call),
      mayAnswer: open.some(({ id }) => id === call.id),
      progress: await calls.listProgress(call),
      offices: await offices.listOffices(),
      own: (await writing.listOwn(account)).filter(({ callId }) => callId === call.id),
      published: await content.listReferring(call.externalId),
    };
    res.render('pages/calls/call', callPage(shown, contextOf(res), vocabularies));
  });
  return router;
}
