import { Router } from 'express';
import { titleOf } from '../../../content/index.ts';
import { NotFound } from '../../../errors.ts';
import { localText } from '../../../language/index.ts';
import { contextOf } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';
import type { WebServices } from '../../web-services.ts';

/** Once a year a link asks the office whether its record still holds; one tap answers, without signing in. */
export function stillHoldsRoutes({ content, reviewing, stillHolds }: WebServices): Router {
  const router = Router();

  /** The record of a token, while the question still stands. @throws NotFound */
  async function recordOf(token: unknown) {
    const asked = typeof token === 'string' ? stillHolds.read(token) : undefined;
    if (!asked) throw new NotFound('no such question');
    const record = await content.getPublished(asked.id, 'invited');
    return { record, isAnswered: record.values.review_due !== asked.due };
  }

  router.get('/still-holds/:token', async (req, res) => {
    const context = contextOf(res);
    const { record, isAnswered } = await recordOf(req.params.token);
    const { locale, t } = context;
    res.render('pages/still-holds/still-holds', {
      page: pageHead(context, { title: t('due:title'), description: t('due:lead'), unlisted: true }),
      title: localText(titleOf(record), locale) ?? null,
      recordHref: paths.record(locale, record.kind, record.id),
      action: paths.stillHolds(locale, req.params.token),
      isAnswered,
    });
  });
  router.post('/still-holds/:token', async (req, res) => {
    const { record, isAnswered } = await recordOf(req.params.token);
    if (!isAnswered) await reviewing.confirmByLink(record.id);
    res.redirect(303, paths.stillHolds(contextOf(res).locale, req.params.token));
  });
  return router;
}
