import { Router } from 'express';
import { allow } from '../../middleware/allow.ts';
import { contextOf } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';
import type { WebServices } from '../../web-services.ts';
import { titleOf } from '../../../content/index.ts';
import { mayChange } from '../../../workshops/index.ts';
import { builderRoutes } from './building/builder-routes.ts';
import { detailsRoutes } from './building/details-routes.ts';
import { newWorkshopRoutes } from './building/new-workshop-routes.ts';
import { ballotRoutes } from './exercises/ballot-routes.ts';
import { exerciseRoutes } from './exercises/exercise-routes.ts';
import { paperRoutes } from './exercises/paper-routes.ts';
import { resultRoutes } from './exercises/result-routes.ts';
import { partOf, textOf } from './form-values.ts';
import { boardRoutes } from './room/board-routes.ts';
import { commitmentRoutes } from './room/commitment-routes.ts';
import { evaluationRoutes } from './room/evaluation-routes.ts';
import { mergeRoutes } from './room/merge-routes.ts';
import { keepKey, visitorOf } from './visitor.ts';
import { workshopPage } from './workshop-page.ts';
import { datesOf } from './workshop-box.ts';
import { workshopsPage } from './workshops-page.ts';

const today = (): string => new Date().toISOString().slice(0, 10);

function readingRoutes({ content, evaluations, partnerships, workshops, vocabularies }: WebServices): Router {
  const router = Router();

  router.get('/workshops', async (_req, res) => {
    const context = contextOf(res);
    const { account } = context;
    res.render(
      'pages/workshops/workshops',
      workshopsPage(await workshops.listWorkshops({ account }), context, today()),
    );
  });

  /** From a record's page: into which workshop. */
  router.get('/workshops/pick/:id', allow('workshop.write'), async (req, res) => {
    const context = contextOf(res);
    const { account, locale, t } = context;
    const record = await content.getPublished(Number(partOf(req, 'id')));
    const own = (await workshops.listWorkshops({ account })).filter((one) => mayChange(one, account));
    res.render('pages/workshops/pick', {
      page: pageHead(context, {
        title: t('workshops:pick.title'),
        description: t('workshops:pick.title'),
        nav: 'workshop',
        unlisted: true,
      }),
      title: titleOf(record),
      id: record.id,
      workshops: own.map((workshop) => ({
        title: workshop.title,
        dates: datesOf(workshop, context),
        action: paths.workshopPack(locale, workshop.externalId),
      })),
    });
  });

  router.get('/workshops/:externalId', async (req, res) => {
    const externalId = partOf(req, 'externalId');
    const workshop = await workshops.getWorkshop(externalId, visitorOf(req, res, externalId));
    const programme = workshop.programme === undefined ? undefined : await partnerships.getProgramme();
    const model = workshopPage(
      {
        workshop,
        pack: await workshops.getPack(workshop),
        evaluation: await evaluations.summarise(workshop),
        programme: programme?.externalId === workshop.programme ? programme : undefined,
        vocabularies,
        today: today(),
      },
      contextOf(res),
    );
    res.render('pages/workshops/workshop', model);
  });

  /** The participants' link: whoever has it is let in from this browser. */
  router.get('/workshops/:externalId/join/:key', async (req, res) => {
    const externalId = partOf(req, 'externalId');
    const key = partOf(req, 'key');
    const { externalId: known } = await workshops.getWorkshop(externalId, { key });
    keepKey(res, known, key);
    const { locale } = contextOf(res);
    const isToEvaluate = textOf(req.query, 'to') === 'evaluate';
    res.redirect(303, isToEvaluate ? paths.workshopEvaluate(locale, known) : paths.workshop(locale, known));
  });
  return router;
}

/** Workshops: the list and the report, the builder, and what happens in the room. */
export function workshopsRoutes(services: WebServices): Router {
  const router = Router();
  // "new" and "pick" before what is the name of a workshop.
  router.use(newWorkshopRoutes(services));
  router.use(readingRoutes(services));
  router.use(builderRoutes(services));
  router.use(detailsRoutes(services));
  router.use(exerciseRoutes(services));
  router.use(resultRoutes(services));
  router.use(paperRoutes(services));
  router.use(ballotRoutes(services));
  router.use(boardRoutes(services));
  router.use(mergeRoutes(services));
  router.use(commitmentRoutes(services));
  router.use(evaluationRoutes(services));
  return router;
}
