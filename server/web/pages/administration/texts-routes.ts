import { Router } from 'express';
import { NotFound } from '../../../errors.ts';
import { textOf } from '../../forms/shown-problems.ts';
import type { Originals } from '../../i18n.ts';
import { allow } from '../../middleware/allow.ts';
import { contextOf } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import type { WebServices } from '../../web-services.ts';
import { isEditable, readEditablePage, textsPage } from './texts-page.ts';

const longest = 4_000;

/** @param originals the texts that the library came with */
export function textsRoutes({ siteTexts }: Pick<WebServices, 'siteTexts'>, originals: Originals): Router {
  const router = Router();
  router.get('/administration/texts', allow('texts.write'), (req, res) => {
    const part = readEditablePage(req.query['of']);
    const find = siteTexts.find.bind(siteTexts);
    const page = textsPage(contextOf(res), { part, originals, find, done: req.query['done'] });
    res.render('pages/administration/texts', page);
  });
  router.post('/administration/texts', allow('texts.write'), async (req, res) => {
    const { account, locale } = contextOf(res);
    const key = textOf(req.body, 'key');
    if (!isEditable(originals, key)) throw new NotFound(`no text ${key}`);
    const [ar, en] = [textOf(req.body, 'ar', longest), textOf(req.body, 'en', longest)];
    await siteTexts.change(account!, key, { ar, en });
    res.redirect(303, paths.adminTexts(locale, { of: key.split(':')[0], done: 'saved' }));
  });
  return router;
}
