import { Router, type Request, type Response } from 'express';
import { InvalidInput, type Problem } from '../../../../errors.ts';
import { readRoomAnswers } from '../../../../workshops/index.ts';
import { allow } from '../../../middleware/allow.ts';
import { contextOf } from '../../../page-context.ts';
import { pageHead } from '../../../page-head.ts';
import { paths } from '../../../paths.ts';
import type { WebServices } from '../../../web-services.ts';
import { messageOf } from '../fields.ts';
import { partOf, textOf } from '../form-values.ts';

interface Merged {
  ballots: number;
  evaluations: number;
  /** What was there before. */
  again: number;
  /** What could not be counted, by its reason. */
  refused: Map<string, number>;
}

/** Takes in what people voted and said in the room pack, from the files that it gives out. */
export function mergeRoutes({ workshops, ballots, evaluations }: WebServices): Router {
  const router = Router();
  const mayWrite = allow('workshop.write');

  async function show(
    req: Request,
    res: Response,
    { problems = [], merged }: { problems?: readonly Problem[]; merged?: Merged } = {},
  ): Promise<void> {
    const context = contextOf(res);
    const { t, locale } = context;
    const workshop = await workshops.getForChange(partOf(req, 'externalId'), context.account);
    res.status(problems.length > 0 ? 422 : 200).render('pages/workshops/merge', {
      page: pageHead(context, {
        title: t('workshops:merge'),
        description: t('workshops:merge.lead'),
        nav: 'workshop',
        unlisted: true,
        scripts: ['js/merge.js'],
      }),
      workshop,
      back: paths.workshopBuilder(locale, workshop.externalId),
      action: paths.workshopMerge(locale, workshop.externalId),
      problems: problems.map((problem) => messageOf(problem, t)),
      text: problems.length > 0 ? textOf(req.body, 'file') : '',
      merged: merged
        ? {
            ballots: merged.ballots,
            evaluations: merged.evaluations,
            again: merged.again,
            refused: [...merged.refused].map(([reason, count]) => ({
              says: t(`workshops:merge.refused.${reason}`),
              count,
            })),
          }
        : null,
    });
  }

  router.get('/workshops/:externalId/merge', mayWrite, (req, res) => show(req, res));

  router.post('/workshops/:externalId/merge', mayWrite, async (req, res) => {
    const { account } = contextOf(res);
    const externalId = partOf(req, 'externalId');
    try {
      const file = readRoomAnswers(textOf(req.body, 'file'), externalId);
      const cast = await ballots.castAll(account, externalId, file.ballots);
      const given = await evaluations.giveAll(account, externalId, file.evaluations);
      const merged: Merged = { ballots: 0, evaluations: 0, again: 0, refused: new Map() };
      for (const { state } of [...cast, ...given]) {
        if (state === 'again') merged.again += 1;
        else if (state !== 'counted') merged.refused.set(state, (merged.refused.get(state) ?? 0) + 1);
      }
      merged.ballots = cast.filter(({ state }) => state === 'counted').length;
      merged.evaluations = given.filter(({ state }) => state === 'counted').length;
      await show(req, res, { merged });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      await show(req, res, { problems: error.problems });
    }
  });
  return router;
}
