import { Router } from 'express';
import { contextOf } from '../../page-context.ts';
import { paths } from '../../paths.ts';

/** Addresses that people shorten by hand, `/ar/practices/39` to `/ar/practices`: each leads to the list they expect. */
export function folderRoutes(): Router {
  const router = Router();
  router.get('/practices', (_req, res) => {
    res.redirect(302, paths.search(contextOf(res).locale, { kind: 'practice' }));
  });
  router.get('/lessons', (_req, res) => {
    res.redirect(302, paths.search(contextOf(res).locale, { kind: 'lesson' }));
  });
  router.get('/sectors', (_req, res) => {
    res.redirect(302, `${paths.home(contextOf(res).locale)}#sectors`);
  });
  router.get('/governorates', (_req, res) => {
    res.redirect(302, `${paths.home(contextOf(res).locale)}#governorates`);
  });
  return router;
}
