import { Router } from 'express';
import { newestQuery } from '../../newest.ts';
import { contextOf } from '../../page-context.ts';
import type { WebServices } from '../../web-services.ts';
import { homePage } from './home-page.ts';

const shownOfEach = 3;

export function homeRoutes({ content, search, workshops, vocabularies }: WebServices): Router {
  const router = Router();
  router.get('/', async (_req, res) => {
    const context = contextOf(res);
    const newest = (kind: string) =>
      search.search(newestQuery(context.locale, { kind: [kind] }, shownOfEach));
    const [counts, practices, lessons, [workshop]] = await Promise.all([
      content.countPublished(),
      newest('practice'),
      newest('lesson'),
      workshops.listWorkshops(),
    ]);
    const today = new Date().toISOString().slice(0, 10);
    res.render(
      'pages/home/home',
      homePage({ counts, practices, lessons, workshop, vocabularies, today }, context),
    );
  });
  return router;
}
