import { Router } from 'express';
import { contextOf } from '../../page-context.ts';
import type { WebServices } from '../../web-services.ts';
import { readSearchForm, toSearchQuery } from './search-form.ts';
import { searchPage } from './search-page.ts';

/** The header by which the page's script asks for the results alone. */
export const fragmentHeader = 'X-Fragment';

export function searchRoutes({ search, vocabularies }: WebServices): Router {
  const router = Router();
  router.get('/search', async (req, res) => {
    const context = contextOf(res);
    const form = readSearchForm(req.query, vocabularies);
    const results = await search.search(toSearchQuery(form, context.locale));
    const view = req.get(fragmentHeader) === 'results' ? 'results' : 'search';
    res.vary(fragmentHeader);
    res.render(`pages/search/${view}`, searchPage(form, results, context, vocabularies));
  });
  return router;
}
