import { Router } from 'express';
import { getExercise } from '../../../../workshops/index.ts';
import { contextOf } from '../../../page-context.ts';
import { pageHead } from '../../../page-head.ts';
import { paths } from '../../../paths.ts';
import type { WebServices } from '../../../web-services.ts';
import { partOf } from '../form-values.ts';
import { visitorOf } from '../visitor.ts';
import { findOptionFacts } from './option-facts.ts';
import { resultView } from './shown-result.ts';

/** The header by which the page's script asks for the figures alone. */
const fragmentHeader = 'X-Fragment';

/** The count as the room sees it: live while people vote, as it was kept afterwards. */
export function resultRoutes({ workshops, ballots, content, vocabularies }: WebServices): Router {
  const router = Router();
  router.get('/workshops/:externalId/exercises/:exercise/result', async (req, res) => {
    const context = contextOf(res);
    const { t, locale } = context;
    const externalId = partOf(req, 'externalId');
    const workshop = await workshops.getWorkshop(externalId, visitorOf(req, res, externalId));
    const exercise = getExercise(workshop, partOf(req, 'exercise'));
    const isLive = exercise.state === 'open';
    const result =
      !isLive && exercise.result ? exercise.result : await ballots.countBallots(externalId, exercise);
    const facts = await findOptionFacts(content, exercise, context, vocabularies);
    const links = new Map([...facts].map(([id, { href }]) => [id, href]));
    const fragment = req.get(fragmentHeader) === 'result';
    res.vary(fragmentHeader).set('Cache-Control', 'no-store');
    res.render(fragment ? 'pages/workshops/result-figures' : 'pages/workshops/result', {
      page: pageHead(context, {
        title: t('workshops:result'),
        description: t('workshops:result.lead'),
        nav: 'workshop',
        unlisted: true,
        scripts: isLive ? ['js/live-result.js'] : [],
      }),
      workshop,
      isLive,
      back: paths.workshop(locale, externalId),
      vote: context.origin.replace(/^https?:\/\//, '') + paths.vote(locale),
      result: resultView(exercise, result, context, vocabularies, links),
    });
  });
  return router;
}
