import { Router } from 'express';
import { findNewest } from '../../newest.ts';
import { contextOf } from '../../page-context.ts';
import type { WebServices } from '../../web-services.ts';
import { homePage } from './home-page.ts';

const shownOfEach = 3;

export function homeRoutes({ content, search, workshops, vocabularies }: WebServices): Router {
  const router = Router();
  router.get('/', async (_req, res) => {
    const context = contextOf(res);
    const [counts, newest, held] = await Promise.all([
      content.countPublished(),
      findNewest(search, context.locale, {}, shownOfEach),
      workshops.listWorkshops(),
    ]);
    const workshop = held.find(({ sample }) => !sample);
    const today = new Date().toISOString().slice(0, 10);
    res.render('pages/home/home', homePage({ counts, newest, workshop, vocabularies, today }, context));
  });
  return router;
}
