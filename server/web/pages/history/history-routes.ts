import { Router } from 'express';
import { partsOf, Refused } from '../../../content/index.ts';
import { allow } from '../../middleware/allow.ts';
import { contextOf } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import type { WebServices } from '../../web-services.ts';
import { accountOf, bodyOf, idIn } from '../contribute/draft-routes.ts';
import { oneOf } from '../contribute/fields/form-values.ts';
import { historyPage, readCompared } from './history-page.ts';

/** What a record was before, for those who work on it. */
export function historyRoutes({ writing, reviewing, accounts, vocabularies }: WebServices): Router {
  const router = Router();
  router.get(
    '/contribute/:id/history',
    allow('record.write', 'record.translate', 'record.review'),
    async (req, res) => {
      const account = accountOf(res);
      const working = await writing.get(account, idIn(req));
      const revisions = await reviewing.listRevisions(account, working.record.id);
      const decision = await writing.decide(account, working, 'edit');
      const input = {
        working,
        revisions,
        ...readCompared(req.query, revisions),
        canRestore: 'to' in decision && partsOf(account, working).includes('writer'),
        names: new Map((await accounts.listAccounts()).map(({ id, name }) => [id, name])),
        vocabularies,
      };
      res.render('pages/history/history', historyPage(input, contextOf(res)));
    },
  );
  router.post('/contribute/:id/restore', allow('record.write'), async (req, res) => {
    const { locale } = contextOf(res);
    const id = idIn(req);
    try {
      await reviewing.restore(accountOf(res), id, Number(oneOf(bodyOf(req), 'number')) || 0);
      res.redirect(303, paths.draft(locale, id, { done: 'restored' }));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      res.redirect(303, paths.draft(locale, id, { refused: error.refusal }));
    }
  });
  return router;
}
