import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { InvalidInput } from '../../../errors.ts';
import { allow } from '../../middleware/allow.ts';
import { rateLimit } from '../../middleware/rate-limit.ts';
import { contextOf } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import type { WebServices } from '../../web-services.ts';
import { accountOf, bodyOf, idIn } from '../contribute/draft-routes.ts';
import { oneOf } from '../contribute/fields/form-values.ts';
import { reportPage } from './report-page.ts';

/** Reports of one address in a minute. */
const mostReports = 5;

/** Anybody may say what is wrong with a record; reviewers close what they have dealt with. */
export function reportRoutes({ content, reports, config }: WebServices): Router {
  const router = Router();
  router.get('/report/:id', async (req, res) => {
    const record = await content.getPublished(idIn(req));
    const isSent = req.query['sent'] === 'yes';
    const input = { record, text: '', contact: '', problems: [], isSent, key: randomUUID() };
    res.render('pages/reports/report', reportPage(input, contextOf(res)));
  });
  router.post('/report/:id', rateLimit(config.rateLimit, mostReports), async (req, res) => {
    const context = contextOf(res);
    const record = await content.getPublished(idIn(req));
    const body = bodyOf(req);
    const [text, contact, key] = [oneOf(body, 'text'), oneOf(body, 'contact'), oneOf(body, 'key')];
    try {
      await reports.report(record.id, { text, contact, key: /^[\w-]{8,64}$/.test(key) ? key : undefined });
      res.redirect(303, paths.report(context.locale, record.id, { sent: 'yes' }));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const input = { record, text, contact, problems: error.problems, isSent: false, key: randomUUID() };
      res.status(422).render('pages/reports/report', reportPage(input, context));
    }
  });
  router.post('/reviews/reports/:id/close', allow('record.review'), async (req, res) => {
    await reports.close(accountOf(res), idIn(req));
    res.redirect(303, paths.reviews(contextOf(res).locale));
  });
  return router;
}
