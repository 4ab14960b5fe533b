import { Router, type Request, type RequestHandler } from 'express';
import {
  pictureWidths,
  isPhotograph,
  type Attachment,
  type PictureWidth,
} from '../../../attachments/index.ts';
import type { ContentRecord } from '../../../content/index.ts';
import { NotFound } from '../../../errors.ts';
import { allow } from '../../middleware/allow.ts';
import { contextOf } from '../../page-context.ts';
import { sendFile, sendPicture } from '../../uploads/send-file.ts';
import type { WebServices } from '../../web-services.ts';
import { audienceOf } from '../records/record-of.ts';
import { mediaOf } from './record-media.ts';

function widthOf(req: Request): PictureWidth {
  const width = pictureWidths.find((one) => String(one) === req.params['width']);
  if (width === undefined) throw new NotFound('no such width');
  return width;
}

function hashOf(req: Request): string {
  const { hash } = req.params;
  if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash)) throw new NotFound('no such file');
  return hash;
}

function idOf(req: Request): number {
  const { id } = req.params;
  if (typeof id !== 'string' || !/^[1-9]\d{0,9}$/.test(id)) throw new NotFound('no such record');
  return Number(id);
}

type FindFile = (req: Request, hash: string) => Promise<{ file: Attachment; name: string }>;

/** Answers with the file, and with a picture of it. @param isPublished whether readers see it */
function answers(
  { attachments }: WebServices,
  find: FindFile,
  isPublished: boolean,
): { whole: RequestHandler; picture: RequestHandler } {
  return {
    async whole(req, res) {
      const { file, name } = await find(req, hashOf(req));
      await sendFile(attachments, file, name, { req, res, isPublished });
    },
    async picture(req, res) {
      const width = widthOf(req);
      const { file } = await find(req, hashOf(req));
      if (!isPhotograph(file)) throw new NotFound('no picture');
      await sendPicture(attachments, file, width, { req, res, isPublished });
    },
  };
}

/** A file that `record` names, and what it is called there. Rejects with NotFound. */
async function fileOf(record: ContentRecord, hash: string, { attachments }: WebServices) {
  const row = mediaOf(record).find(({ file }) => file === hash);
  if (!row) throw new NotFound(`no file of record ${record.id}`);
  return { file: await attachments.getKept(hash), name: row.name ?? hash };
}

/** Files of published records, for everybody. */
export function filesRoutes(services: WebServices): Router {
  const router = Router();
  const find: FindFile = async (req, hash) =>
    fileOf(await services.content.getPublished(idOf(req), audienceOf(req)), hash, services);
  const { whole, picture } = answers(services, find, true);
  router.get('/files/:id/:hash', whole);
  router.get('/files/:id/:hash/:width', picture);
  return router;
}

/** Files of records that are being written, for those who work on them. */
export function draftFilesRoutes(services: WebServices): Router {
  const router = Router();
  const members = allow('record.write', 'record.translate', 'record.review');
  const find: FindFile = async (req, hash) => {
    const { record } = await services.writing.get(contextOf(req.res!).account!, idOf(req));
    return fileOf(record, hash, services);
  };
  const { whole, picture } = answers(services, find, false);
  router.get('/contribute/:id/files/:hash', members, whole);
  router.get('/contribute/:id/files/:hash/:width', members, picture);
  return router;
}
