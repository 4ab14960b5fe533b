import { Router } from 'express';
import { InvalidInput } from '../../../../errors.ts';
import type { NewWorkshop } from '../../../../workshops/index.ts';
import { allow } from '../../../middleware/allow.ts';
import { contextOf } from '../../../page-context.ts';
import { paths } from '../../../paths.ts';
import type { WebServices } from '../../../web-services.ts';
import { textOf } from '../form-values.ts';
import { copiedValues, readNewWorkshop } from './new-workshop-form.ts';
import { newWorkshopPage } from './new-workshop-page.ts';

export function newWorkshopRoutes({ workshops, vocabularies }: WebServices): Router {
  const router = Router();
  const templates = workshops.listTemplates();
  const mayWrite = allow('workshop.write');

  router.get('/workshops/new', mayWrite, async (req, res) => {
    const context = contextOf(res);
    const copied = textOf(req.query, 'copy');
    const values: Partial<NewWorkshop> =
      copied === '' ? {} : copiedValues(await workshops.getWorkshop(copied, { account: context.account }));
    res.render(
      'pages/workshops/new-workshop',
      newWorkshopPage({ values, templates, vocabularies, problems: [] }, context),
    );
  });

  router.post('/workshops/new', mayWrite, async (req, res) => {
    const context = contextOf(res);
    const values = readNewWorkshop(req.body);
    try {
      const { externalId } = await workshops.createWorkshop(context.account, values);
      res.redirect(303, paths.workshopBuilder(context.locale, externalId));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const model = newWorkshopPage({ values, templates, vocabularies, problems: error.problems }, context);
      res.status(422).render('pages/workshops/new-workshop', model);
    }
  });
  return router;
}
