import { Router } from 'express';
import { NotFound } from '../../../errors.ts';
import { findNewest } from '../../newest.ts';
import { contextOf } from '../../page-context.ts';
import type { WebServices } from '../../web-services.ts';
import { governoratePage } from './governorate-page.ts';

const shownOfEach = 4;

export function governoratesRoutes({ search, vocabularies }: WebServices): Router {
  const router = Router();
  router.get('/governorates/:code', async (req, res) => {
    const governorate = vocabularies.get('governorates').find(req.params.code);
    if (!governorate) throw new NotFound(`no governorate ${req.params.code}`);
    const context = contextOf(res);
    const newest = await findNewest(search, context.locale, { governorate: [governorate.code] }, shownOfEach);
    res.render(
      'pages/governorates/governorate',
      governoratePage({ governorate, newest, vocabularies }, context),
    );
  });
  return router;
}
