import { randomBytes } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import { InvalidInput } from '../../../../errors.ts';
import type { EvaluationOutcome, GivenEvaluation, Workshop } from '../../../../workshops/index.ts';
import { allow } from '../../../middleware/allow.ts';
import { contextOf } from '../../../page-context.ts';
import { pageHead } from '../../../page-head.ts';
import { paths } from '../../../paths.ts';
import type { WebServices } from '../../../web-services.ts';
import { qrCode } from '../../records/share/qr-code.ts';
import { messageOf } from '../fields.ts';
import { numberOf, orderOf, partOf, textOf } from '../form-values.ts';
import { visitorOf } from '../visitor.ts';
import { evaluationView } from './evaluation-bars.ts';

const sheetsOnPage = 10;
const newFormId = (): string => randomBytes(9).toString('base64url');

function readForm({ evaluation }: Workshop, body: unknown, prefix = ''): GivenEvaluation['answers'] {
  const marks = evaluation.questions.flatMap(({ id }) => {
    const mark = numberOf(body, `${prefix}mark.${id}`);
    return mark === undefined ? [] : [[id, mark] as const];
  });
  return { marks: Object.fromEntries(marks), comment: textOf(body, `${prefix}comment`) };
}

/** The evaluation at the end: a form on phones, a grid for paper, and what came of it. */
export function evaluationRoutes({ workshops, evaluations }: WebServices): Router {
  const router = Router();
  const mayWrite = allow('workshop.write');

  async function showForm(req: Request, res: Response, outcome?: EvaluationOutcome): Promise<void> {
    const context = contextOf(res);
    const { t, locale } = context;
    const externalId = partOf(req, 'externalId');
    const workshop = await workshops.getWorkshop(externalId, visitorOf(req, res, externalId));
    const problems = outcome?.state === 'invalid' ? outcome.problems : [];
    const state =
      outcome && outcome.state !== 'invalid' ? outcome.state : workshop.evaluation.open ? '' : 'closed';
    res.status(problems.length > 0 ? 422 : 200).render('pages/workshops/evaluate', {
      page: pageHead(context, {
        title: t('workshops:evaluation'),
        description: t('workshops:evaluation.lead'),
        nav: 'workshop',
        unlisted: true,
      }),
      workshop,
      action: paths.workshopEvaluate(locale, externalId),
      state,
      isGood: state === 'counted' || state === 'again',
      says: state === '' ? '' : t(`workshops:evaluation.${state}`),
      problems: [...new Set(problems.map((problem) => messageOf(problem, t)))],
      form: textOf(req.body, 'form') || newFormId(),
      comment: textOf(req.body, 'comment'),
      questions: workshop.evaluation.questions.map(({ id, text }) => ({
        id,
        text,
        marks: [1, 2, 3, 4, 5].map((mark) => ({
          mark,
          isChosen: numberOf(req.body, `mark.${id}`) === mark,
        })),
      })),
    });
  }

  router.get('/workshops/:externalId/evaluate', (req, res) => showForm(req, res));

  router.post('/workshops/:externalId/evaluate', async (req, res) => {
    const externalId = partOf(req, 'externalId');
    const visitor = visitorOf(req, res, externalId);
    const workshop = await workshops.getWorkshop(externalId, visitor);
    const outcome = await evaluations.give(visitor, externalId, {
      id: textOf(req.body, 'form'),
      source: 'phone',
      answers: readForm(workshop, req.body),
    });
    await showForm(req, res, outcome);
  });

  router.get('/workshops/:externalId/evaluation', mayWrite, async (req, res) => {
    const context = contextOf(res);
    const { t, locale, origin } = context;
    const workshop = await workshops.getForChange(partOf(req, 'externalId'), context.account);
    const { externalId } = workshop;
    // Phones in the room have no account: where not everybody may read the workshop, its own key lets them in.
    const address =
      origin +
      (workshop.visibility === 'public' || workshop.key === undefined
        ? paths.workshopEvaluate(locale, externalId)
        : `${paths.workshopJoin(locale, externalId, workshop.key)}?to=evaluate`);
    const qr = qrCode(address);
    res.render('pages/workshops/evaluation', {
      page: pageHead(context, {
        title: t('workshops:evaluation'),
        description: t('workshops:evaluation.lead'),
        nav: 'workshop',
        unlisted: true,
      }),
      workshop,
      back: paths.workshopBuilder(locale, externalId),
      action: paths.workshopEvaluation(locale, externalId),
      address,
      qr,
      qrBox: qr.size + 4,
      counted: numberOf(req.query, 'counted') ?? 0,
      summary: evaluationView(workshop, await evaluations.summarise(workshop), context),
      lines: Array.from({ length: sheetsOnPage }, (_, line) => ({
        number: line + 1,
        prefix: `s${line}.`,
        form: newFormId(),
        questions: workshop.evaluation.questions.map(({ id }) => id),
      })),
    });
  });

  router.post('/workshops/:externalId/evaluation', mayWrite, async (req, res) => {
    const { account, locale } = contextOf(res);
    const externalId = partOf(req, 'externalId');
    const { verb } = orderOf(req.body);
    let counted = 0;
    if (verb === 'open' || verb === 'close') {
      await workshops.changeWorkshop(account, externalId, (workshop) => ({
        ...workshop,
        evaluation: { ...workshop.evaluation, open: verb === 'open' },
      }));
    } else if (verb === 'paper') {
      const workshop = await workshops.getForChange(externalId, account);
      const sheets = Array.from({ length: sheetsOnPage }, (_, line): GivenEvaluation => {
        const prefix = `s${line}.`;
        return {
          id: textOf(req.body, `${prefix}form`),
          source: 'paper',
          answers: readForm(workshop, req.body, prefix),
        };
      });
      // An empty line is no sheet: it is refused, and nothing is said of it.
      const outcomes = await evaluations.giveAll(account, externalId, sheets);
      counted = outcomes.filter(({ state }) => state === 'counted').length;
    } else throw new InvalidInput([{ path: 'do', code: 'form.button' }]);
    const query = counted > 0 ? `?counted=${counted}` : '';
    res.redirect(303, paths.workshopEvaluation(locale, externalId) + query);
  });
  return router;
}
