import { Router } from 'express';
import { contextOf } from '../../page-context.ts';
import type { WebServices } from '../../web-services.ts';
import { readSearchForm, toSearchQuery } from './search-form.ts';
import { searchPage } from './search-page.ts';

/** The header by which the page's script asks for the results alone: `results`, or `typing` between two letters. */
export const fragmentHeader = 'X-Fragment';

export function searchRoutes({ search, vocabularies }: WebServices): Router {
  const router = Router();
  router.get('/search', async (req, res) => {
    const context = contextOf(res);
    const form = readSearchForm(req.query, vocabularies);
    const fragment = req.get(fragmentHeader);
    // Half a word is no question, and a further page is the same one.
    const remember = form.page === 1 && fragment !== 'typing';
    const results = await search.search(toSearchQuery(form, context.locale), { remember });
    const view = fragment === 'results' || fragment === 'typing' ? 'results' : 'search';
    res.vary(fragmentHeader);
    res.render(`pages/search/${view}`, searchPage(form, results, context, vocabularies));
  });
  return router;
}
