import { Router } from 'express';
import { NotFound } from '../../../errors.ts';
import { findNewest } from '../../newest.ts';
import { contextOf } from '../../page-context.ts';
import type { WebServices } from '../../web-services.ts';
import { sectorPage } from './sector-page.ts';

const shownOfEach = 4;

export function sectorsRoutes({ search, vocabularies }: WebServices): Router {
  const router = Router();
  router.get('/sectors/:code', async (req, res) => {
    const { code } = req.params;
    if (!vocabularies.get('sectors').has(code)) throw new NotFound(`no sector ${code}`);
    const context = contextOf(res);
    const newest = await findNewest(search, context.locale, { sector: [code] }, shownOfEach);
    res.render('pages/sectors/sector', sectorPage({ code, newest, vocabularies }, context));
  });
  return router;
}
