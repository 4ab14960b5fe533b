import { Router, type Request } from 'express';
import { pictureWidths, isPhotograph, type PictureWidth } from '../../../attachments/index.ts';
import { NotFound } from '../../../errors.ts';
import { allow } from '../../middleware/allow.ts';
import { contextOf } from '../../page-context.ts';
import { sendFile, sendPicture } from '../../uploads/send-file.ts';
import type { WebServices } from '../../web-services.ts';
import { mediaOf } from './record-media.ts';

function widthOf(req: Request): PictureWidth {
  const width = pictureWidths.find((one) => String(one) === req.params['width']);
  if (width === undefined) throw new NotFound('no such width');
  return width;
}

const hashOf = (req: Request): string => {
  const { hash } = req.params;
  if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash)) throw new NotFound('no such file');
  return hash;
};

/** Files of records, for those who may see the record; and files that are just being attached, for who brought them. */
export function filesRoutes({ attachments, content }: WebServices): Router {
  const router = Router();

  const publishedRow = async (req: Request) => {
    const { id } = req.params;
    if (typeof id !== 'string' || !/^[1-9]\d{0,9}$/.test(id)) throw new NotFound('no such record');
    const hash = hashOf(req);
    const row = mediaOf(await content.getPublished(Number(id))).find(({ file }) => file === hash);
    if (!row) throw new NotFound(`no file of record ${id}`);
    return { file: await attachments.getKept(hash), name: row.name ?? hash };
  };

  router.get('/files/:id/:hash', async (req, res) => {
    const { file, name } = await publishedRow(req);
    await sendFile(attachments, file, name, { req, res, isPublic: true });
  });

  router.get('/files/:id/:hash/:width', async (req, res) => {
    const width = widthOf(req);
    const { file } = await publishedRow(req);
    if (!isPhotograph(file)) throw new NotFound('no picture');
    await sendPicture(await attachments.openPicture(file, width), res, { isPublic: true });
  });

  router.get('/uploads/:hash/:width', allow('record.write'), async (req, res) => {
    const width = widthOf(req);
    const file = await attachments.getKept(hashOf(req));
    if (!isPhotograph(file) || file.accountId !== contextOf(res).account?.id)
      throw new NotFound('no picture');
    await sendPicture(await attachments.openPicture(file, width), res, { isPublic: false });
  });
  return router;
}
