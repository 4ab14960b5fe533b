import { Router } from 'express';
import type { ContentService } from '../../../content/index.ts';
import { contextOf } from '../../page-context.ts';
import type { WebServices } from '../../web-services.ts';
import { apiDocsPage } from './api-docs-page.ts';

async function findSomeRecord(content: ContentService): Promise<number | undefined> {
  for await (const { id } of content.listPublishedAddresses()) return id;
  return undefined;
}

/** The API for people: what it answers, in words. */
export function apiDocsRoutes({ content, vocabularies }: WebServices): Router {
  const router = Router();
  router.get('/api', async (_req, res) => {
    const someRecord = await findSomeRecord(content);
    res.render('pages/api-docs/api-docs', apiDocsPage(contextOf(res), vocabularies, someRecord));
  });
  return router;
}
