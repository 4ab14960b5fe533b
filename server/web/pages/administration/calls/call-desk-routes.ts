import { randomBytes } from 'node:crypto';
import { Router, type Response } from 'express';
import type { Call, CallValues } from '../../../../content/index.ts';
import { Conflict, InvalidInput, type Problem } from '../../../../errors.ts';
import { allow } from '../../../middleware/allow.ts';
import { contextOf } from '../../../page-context.ts';
import { paths } from '../../../paths.ts';
import type { WebServices } from '../../../web-services.ts';
import { accountOf, idIn } from '../../contribute/draft-routes.ts';
import { keyIn, readCall, versionIn } from './call-form.ts';
import { callFormPage, callListPage } from './call-form-page.ts';

interface Said {
  typed?: CallValues;
  key?: string;
  problems?: readonly Problem[];
  isClash?: boolean;
  done?: unknown;
}

/** Calls are opened, changed and closed here. */
export function callDeskRoutes({ calls, offices, vocabularies }: WebServices): Router {
  const router = Router();
  const may = allow('call.write');

  async function show(res: Response, call: Call | undefined, { key, ...said }: Said = {}): Promise<void> {
    if (said.isClash) res.status(409);
    else if (said.problems) res.status(422);
    const form = {
      ...said,
      call,
      state: call && calls.stateOf(call),
      key: key ?? randomBytes(16).toString('hex'),
      offices: await offices.listOffices(),
      vocabularies,
    };
    res.render('pages/administration/call', callFormPage(contextOf(res), form));
  }
  const back = (res: Response, id: number, done: string): void =>
    res.redirect(303, paths.adminCall(contextOf(res).locale, id, { done }));

  router.get('/administration/calls', may, async (_req, res) => {
    const listed = (await calls.list(accountOf(res))).map((call) => ({ call, state: calls.stateOf(call) }));
    res.render('pages/administration/calls', callListPage(contextOf(res), listed));
  });
  router.get('/administration/calls/new', may, (_req, res) => show(res, undefined));
  router.post('/administration/calls/new', may, async (req, res) => {
    const [typed, key] = [readCall(req.body), keyIn(req.body)];
    try {
      back(res, await calls.open(accountOf(res), key, typed), 'saved');
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      await show(res, undefined, { typed, problems: error.problems });
    }
  });
  router.get('/administration/calls/:id', may, async (req, res) => {
    await show(res, await calls.get(accountOf(res), idIn(req)), { done: req.query['done'] });
  });
  router.post('/administration/calls/:id', may, async (req, res) => {
    const account = accountOf(res);
    const { id } = await calls.get(account, idIn(req));
    const typed = readCall(req.body);
    try {
      await calls.change(account, id, versionIn(req.body), typed);
      back(res, id, 'saved');
    } catch (error) {
      const now = await calls.get(account, id);
      if (error instanceof InvalidInput) await show(res, now, { typed, problems: error.problems });
      else if (error instanceof Conflict) await show(res, now, { typed, isClash: true });
      else throw error;
    }
  });
  router.post('/administration/calls/:id/close', may, async (req, res) => {
    const id = idIn(req);
    await calls.close(accountOf(res), id);
    back(res, id, 'call-closed');
  });
  router.post('/administration/calls/:id/reopen', may, async (req, res) => {
    const id = idIn(req);
    await calls.reopen(accountOf(res), id);
    back(res, id, 'call-reopened');
  });
  return router;
}
