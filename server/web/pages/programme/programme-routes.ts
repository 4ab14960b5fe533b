import { Router } from 'express';
import { contextOf } from '../../page-context.ts';
import type { WebServices } from '../../web-services.ts';
import { programmePage } from './programme-page.ts';

export function programmeRoutes({ partnerships, workshops, vocabularies }: WebServices): Router {
  const router = Router();
  router.get('/programme', async (_req, res) => {
    const [programme, held] = await Promise.all([partnerships.getProgramme(), workshops.listWorkshops()]);
    const today = new Date().toISOString().slice(0, 10);
    const model = programmePage({ programme, workshops: held, vocabularies, today }, contextOf(res));
    res.render('pages/programme/programme', model);
  });
  return router;
}
