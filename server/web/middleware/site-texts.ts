import type { RequestHandler } from 'express';
import type { SiteTextService } from '../../administration/index.ts';

/** Lets pages show the texts that administrators have written, those of a few seconds ago at least. */
export function siteTexts(service: SiteTextService): RequestHandler {
  return async (_req, _res, next) => {
    await service.refresh();
    next();
  };
}
