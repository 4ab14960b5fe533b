import { Router, type Response } from 'express';
import { Conflict, InvalidInput } from '../../../../errors.ts';
import { fingerprint } from '../../../../workshops/index.ts';
import { allow } from '../../../middleware/allow.ts';
import { contextOf } from '../../../page-context.ts';
import { paths } from '../../../paths.ts';
import type { WebServices } from '../../../web-services.ts';
import { partOf, textOf } from '../form-values.ts';
import { detailsOf, readDetails, type Details } from './details-form.ts';
import { detailsPage } from './details-page.ts';

interface Shown {
  status: number;
  problems: InvalidInput['problems'];
  typed?: Details;
  isClash: boolean;
}

export function detailsRoutes({ workshops, accounts, vocabularies }: WebServices): Router {
  const router = Router();
  const mayWrite = allow('workshop.write');

  const listColleagues = async (): Promise<{ id: number; name: string }[]> => {
    const all = await accounts.listAccounts();
    return all.filter(({ roles }) => roles.includes('facilitator') || roles.includes('administrator'));
  };

  async function show(res: Response, externalId: string, { status, ...shown }: Shown): Promise<void> {
    const context = contextOf(res);
    const workshop = await workshops.getForChange(externalId, context.account);
    const colleagues = await listColleagues();
    res
      .status(status)
      .render(
        'pages/workshops/details',
        detailsPage({ workshop, colleagues, vocabularies, ...shown }, context),
      );
  }

  router.get('/workshops/:externalId/details', mayWrite, (req, res) =>
    show(res, partOf(req, 'externalId'), { status: 200, problems: [], isClash: false }),
  );

  router.post('/workshops/:externalId/details', mayWrite, async (req, res) => {
    const { account, locale } = contextOf(res);
    const externalId = partOf(req, 'externalId');
    if (textOf(req.body, 'do') === 'delete') {
      await workshops.deleteWorkshop(account, externalId);
      res.redirect(303, paths.workshops(locale));
      return;
    }
    const before = await workshops.getForChange(externalId, account);
    const possible = (await listColleagues()).map(({ id }) => id);
    const typed = readDetails(req.body, before, vocabularies, possible);
    try {
      await workshops.changeWorkshop(account, externalId, (workshop) => {
        if (fingerprint(detailsOf(workshop)) !== textOf(req.body, 'seen')) {
          throw new Conflict(`the details of ${externalId} were changed meanwhile`);
        }
        return { ...workshop, ...typed };
      });
      res.redirect(303, paths.workshopBuilder(locale, externalId));
    } catch (error) {
      if (error instanceof InvalidInput) {
        await show(res, externalId, { status: 422, problems: error.problems, typed, isClash: false });
      } else if (error instanceof Conflict) {
        await show(res, externalId, { status: 409, problems: [], typed, isClash: true });
      } else throw error;
    }
  });
  return router;
}
