import { Router, type Request } from 'express';
import type { ContentRecord } from '../../../content/index.ts';
import { callFact } from '../calls/call-fact.ts';
import { officeFact } from '../lessons/lesson-page.ts';
import { isLocale, type Locale } from '../../../language/index.ts';
import { rememberedLocale } from '../../middleware/locale.ts';
import { contextOf } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import type { WebServices } from '../../web-services.ts';
import { mediaOf } from '../files/record-media.ts';
import { bothPage } from './both/both-page.ts';
import { writtenIn } from './record-head.ts';
import { findLinkedRecords } from './record-links.ts';
import { folders, idOf, recordOf } from './record-of.ts';
import { shownMedia } from './media/shown-media.ts';
import { recordPage } from './record-page.ts';
import { workshopLinks } from './record-workshops.ts';

/** The pages of practices and lessons. */
export function recordRoutes(services: WebServices): Router {
  const { content, search, vocabularies, workshops, offices, attachments, calls } = services;
  const router = Router();
  const keptOf = (record: ContentRecord) =>
    attachments.findKept(mediaOf(record).flatMap(({ file }) => file ?? []));
  for (const [folder, kind] of Object.entries(folders)) {
    router.get(`/${folder}/:id`, async (req, res) => {
      const context = contextOf(res);
      const record = await recordOf(req, kind, content);
      const linked = await findLinkedRecords(record, context.locale, { content, search });
      const atWorkshops = workshopLinks(record, await workshops.listDecisions(record.externalId), context);
      const office = await offices.findOffice(record.officeId ?? null);
      const kept = await keptOf(record);
      const shown = recordPage(record, linked, kept, context, vocabularies);
      res.render('pages/records/record', {
        ...shown,
        facts: [
          ...shown.facts,
          ...officeFact(office?.name, context),
          ...(await callFact(record, calls, context)),
        ],
        atWorkshops,
      });
    });
    router.get(`/${folder}/:id/both`, async (req, res) => {
      const context = contextOf(res);
      const record = await recordOf(req, kind, content);
      if (writtenIn(record).length < 2) {
        res.redirect(302, paths.record(context.locale, kind, record.id));
        return;
      }
      const media = shownMedia(record, await keptOf(record), context);
      res.render('pages/records/both', { ...bothPage(record, context, vocabularies), media });
    });
  }
  return router;
}

/** In which language a short link opens: the one chosen before, else the browser's, of those it is written in. */
function languageFor(req: Request, record: ContentRecord): Locale {
  const written = writtenIn(record);
  const remembered = rememberedLocale(req.headers.cookie);
  if (remembered) return remembered;
  const accepted = req.acceptsLanguages(...written);
  return isLocale(accepted) ? accepted : (written[0] ?? 'ar');
}

/** `/r/{id}`: short enough for a code on paper. */
export function shortLinkRoutes({ content }: WebServices): Router {
  const router = Router();
  router.get('/r/:id', async (req, res) => {
    const record = await content.getPublished(idOf(req));
    res.set({ 'Cache-Control': 'no-store', Vary: 'Accept-Language, Cookie' });
    res.redirect(302, paths.record(languageFor(req, record), record.kind, record.id));
  });
  return router;
}
