import { Router } from 'express';
import { contextOf } from '../../page-context.ts';
import type { WebServices } from '../../web-services.ts';
import { workshopPage } from './workshop-page.ts';

export function workshopsRoutes({ partnerships, workshops, vocabularies }: WebServices): Router {
  const router = Router();
  router.get('/workshops/:externalId', async (req, res) => {
    const workshop = await workshops.getWorkshop(req.params.externalId);
    const programme = workshop.programme === undefined ? undefined : await partnerships.getProgramme();
    const ofThis = programme?.externalId === workshop.programme ? programme : undefined;
    const model = workshopPage({ workshop, programme: ofThis, vocabularies }, contextOf(res));
    res.render('pages/workshops/workshop', model);
  });
  return router;
}
