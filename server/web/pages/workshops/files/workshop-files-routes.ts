import { Router, type Request, type Response } from 'express';
import { NotFound } from '../../../../errors.ts';
import {
  countPhotographs,
  gatherPack,
  isPackFileName,
  isPackLanguage,
  makePackFile,
  makeRoomPack,
  type PackLanguage,
  type PackSource,
} from '../../../../workshops/index.ts';
import { contextOf } from '../../../page-context.ts';
import { sendFile } from '../../../papers/send-file.ts';
import { voicesOf } from '../../../papers/voices.ts';
import { paths } from '../../../paths.ts';
import type { WebServices } from '../../../web-services.ts';
import { visitorOf } from '../visitor.ts';
import { workshopFilesPage } from './workshop-files-page.ts';

/** The material of workshops: what a facilitator takes along, and what participants may have of it. */
export function workshopFilesRoutes({
  workshops,
  vocabularies,
  words,
  press,
  attachments,
}: WebServices): Router {
  const router = Router();

  const gather = (req: Request, res: Response, language: PackLanguage): Promise<PackSource> => {
    const context = contextOf(res);
    const externalId = String(req.params['externalId']);
    return gatherPack(workshops, externalId, visitorOf(req, res, externalId), {
      language,
      voices: voicesOf(context, vocabularies),
      address: context.origin + paths.workshop(context.locale, externalId),
    });
  };

  router.get('/workshops/:externalId/files', async (req, res) => {
    const { workshop, records } = await gather(req, res, 'ar');
    const holds = { records: records.length, photographs: await countPhotographs(records, attachments) };
    res.render('pages/workshops/files', workshopFilesPage(workshop, holds, contextOf(res)));
  });

  router.get('/workshops/:externalId/files/:name', async (req, res) => {
    const { lang = contextOf(res).locale } = req.query;
    const { name } = req.params;
    if (!isPackLanguage(lang)) throw new NotFound('no such language');
    const source = await gather(req, res, lang);
    const file =
      name === 'room.zip'
        ? await press.turns.take(() => makeRoomPack(source, words.termsInForce(), attachments))
        : isPackFileName(name)
          ? await makePackFile(name, source, press, new Date())
          : undefined;
    if (!file) throw new NotFound(`no file ${name}`);
    sendFile(res, file);
  });
  return router;
}
