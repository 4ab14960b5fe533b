import { Router, type Response } from 'express';
import { NotFound } from '../../../../errors.ts';
import type { CastOutcome } from '../../../../workshops/index.ts';
import { contextOf } from '../../../page-context.ts';
import { paths } from '../../../paths.ts';
import type { WebServices } from '../../../web-services.ts';
import { partOf, textOf } from '../form-values.ts';
import { readAnswers } from './ballot-cells.ts';
import { ballotPage, codePage } from './ballot-page.ts';
import { findOptionFacts } from './option-facts.ts';

/** Voting with a code, without an account. */
export function ballotRoutes({ ballots, content, vocabularies }: WebServices): Router {
  const router = Router();

  router.get('/vote', (req, res) => {
    const code = textOf(req.query, 'code');
    const context = contextOf(res);
    if (code === '') res.render('pages/workshops/vote', codePage({ code, isUnknown: false }, context));
    else res.redirect(303, paths.ballot(context.locale, code.slice(0, 40)));
  });

  const showUnknown = (res: Response, code: string): void =>
    res.status(404).render('pages/workshops/vote', codePage({ code, isUnknown: true }, contextOf(res)));

  async function show(res: Response, code: string, outcome?: CastOutcome, body?: unknown): Promise<void> {
    const context = contextOf(res);
    const paper = await ballots.getPaper(code);
    const facts = await findOptionFacts(content, paper.exercise, context, vocabularies);
    const status = outcome?.state === 'invalid' ? 422 : outcome?.state === 'taken' ? 409 : 200;
    res
      .status(status)
      .render('pages/workshops/ballot', ballotPage({ paper, outcome, body, facts, vocabularies }, context));
  }

  router.get('/vote/:code', async (req, res) => {
    const code = partOf(req, 'code');
    try {
      await show(res, code);
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      showUnknown(res, code);
    }
  });

  router.post('/vote/:code', async (req, res) => {
    const typed = partOf(req, 'code');
    try {
      const { code, exercise } = await ballots.getPaper(typed);
      const outcome = await ballots.castBallot({
        code,
        source: 'phone',
        governorate: textOf(req.body, 'governorate'),
        answers: readAnswers(exercise, req.body),
      });
      await show(res, code, outcome, req.body);
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      showUnknown(res, typed);
    }
  });
  return router;
}

/** The address on cards and sheets: to the ballot in the language that the browser asks for. */
export function shortBallotRoutes(): Router {
  const router = Router();
  router.get('/v/:code', (req, res) => {
    const locale = req.acceptsLanguages('ar', 'en') === 'en' ? 'en' : 'ar';
    res.vary('Accept-Language').redirect(302, paths.ballot(locale, partOf(req, 'code')));
  });
  return router;
}
