import { Router, type Request, type Response } from 'express';
import type { KeptTerm } from '../../../../administration/index.ts';
import { InvalidInput, type Problem } from '../../../../errors.ts';
import { textOf } from '../../../forms/shown-problems.ts';
import { allow } from '../../../middleware/allow.ts';
import { contextOf } from '../../../page-context.ts';
import { paths } from '../../../paths.ts';
import type { WebServices } from '../../../web-services.ts';
import { readSoughtWord, readTerm } from './words-form.ts';
import { termPage, termsPage } from './terms-page.ts';

/** The agreed terms in both languages, as administrators say them anew. */
export function termsRoutes({ words }: Pick<WebServices, 'words'>): Router {
  const router = Router();
  const may = allow('terms.write');
  const show = (
    res: Response,
    term: KeptTerm | undefined,
    more: {
      typed?: { ar: string[]; en: string[] };
      word?: string;
      problems?: readonly Problem[];
      done?: unknown;
    },
  ): void => {
    if (more.problems) res.status(422);
    res.render('pages/administration/term', termPage(contextOf(res), { term, ...more }));
  };
  const save = async (req: Request, res: Response, term: KeptTerm | undefined): Promise<void> => {
    const { account, locale } = contextOf(res);
    const typed = readTerm(req.body);
    try {
      const key = await words.putTerm(account!, term?.key, typed);
      res.redirect(303, paths.adminTerm(locale, key, { done: 'saved' }));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      show(res, term, { typed, problems: error.problems });
    }
  };

  router.get('/administration/terms', may, (req, res) => {
    const page = termsPage(
      contextOf(res),
      words.listTerms(),
      textOf(req.query, 'q').trim(),
      req.query['done'],
    );
    res.render('pages/administration/terms', page);
  });
  router.get('/administration/terms/new', may, (req, res) =>
    show(res, undefined, { word: readSoughtWord(req.query) }),
  );
  router.post('/administration/terms/new', may, (req, res) => save(req, res, undefined));
  router.get('/administration/terms/:key', may, (req, res) =>
    show(res, words.getTerm(String(req.params['key'])), { done: req.query['done'] }),
  );
  router.post('/administration/terms/:key', may, async (req, res) => {
    const { account, locale } = contextOf(res);
    const term = words.getTerm(String(req.params['key']));
    const wanted = textOf(req.body, 'do');
    if (wanted === 'remove') await words.removeTerm(account!, term.key);
    else if (wanted === 'restore') await words.restoreTerm(account!, term.key);
    else return save(req, res, term);
    res.redirect(303, paths.adminTerms(locale, { done: 'saved' }));
  });
  return router;
}
