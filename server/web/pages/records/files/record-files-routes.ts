import { Router, type Request } from 'express';
import { NotFound } from '../../../../errors.ts';
import {
  isPackLanguage,
  makeMemo,
  makeRecordFile,
  makeRecordPicture,
  recordFormats,
  type PackLanguage,
} from '../../../../workshops/index.ts';
import { contextOf } from '../../../page-context.ts';
import { sendFile } from '../../../papers/send-file.ts';
import { voicesOf } from '../../../papers/voices.ts';
import type { WebServices } from '../../../web-services.ts';
import { folders, recordOf } from '../record-of.ts';
import { fileLanguages } from './record-files.ts';

/** Seconds that those who show previews may keep a picture. */
const pictureAge = 60 * 60;

/** The language that was asked for; that of the page where nothing was said. */
function languageOf(req: Request, usual: PackLanguage): PackLanguage {
  const { lang = usual } = req.query;
  if (!isPackLanguage(lang)) throw new NotFound('no such language');
  return lang;
}

/** Records as files, and the pictures of their links. */
export function recordFilesRoutes({ content, vocabularies, press, attachments }: WebServices): Router {
  const router = Router();
  for (const [folder, kind] of Object.entries(folders)) {
    for (const format of recordFormats) {
      router.get(`/${folder}/:id/record.${format}`, async (req, res) => {
        const context = contextOf(res);
        const language = languageOf(req, context.locale);
        const record = await recordOf(req, kind, content);
        if (!fileLanguages(record).includes(language)) throw new NotFound('not written in that language');
        const voices = voicesOf(context, vocabularies);
        const parts = { press, content, photographs: attachments };
        sendFile(res, await makeRecordFile(record, format, language, voices, parts));
      });
    }
    router.get(`/${folder}/:id/share.png`, async (req, res) => {
      const record = await recordOf(req, kind, content);
      const picture = await makeRecordPicture(record, voicesOf(contextOf(res), vocabularies), press);
      const cache =
        record.values.visibility === 'public' ? `public, max-age=${pictureAge}` : 'private, no-store';
      res.set('Cache-Control', cache).type('png').send(picture);
    });
  }
  router.get('/practices/:id/memo.docx', async (req, res) => {
    const context = contextOf(res);
    const language = languageOf(req, context.locale);
    const record = await recordOf(req, 'practice', content);
    if (record.kind !== 'practice') throw new NotFound('a memo is about a practice');
    const voices = voicesOf(context, vocabularies);
    sendFile(res, await makeMemo(record, language, voices, { press, now: new Date() }));
  });
  return router;
}
