import { Router, type Request } from 'express';
import { isPhotograph, whyNotKept } from '../../../attachments/index.ts';
import { NotFound, type Problem } from '../../../errors.ts';
import { allow } from '../../middleware/allow.ts';
import { contextOf, type PageContext } from '../../page-context.ts';
import { ArrivingFile, isUploadId } from '../../uploads/arriving.ts';
import type { WebServices } from '../../web-services.ts';
import { fileLabel } from './file-look.ts';
import { fileProblemText } from './file-problems.ts';
import { sizeText } from './size-text.ts';

/** A whole number of the address; 0 for anything else. */
function numberOf(req: Request, name: string): number {
  const value = req.query[name];
  return typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : 0;
}

const nameOf = (req: Request): string => {
  const { name } = req.query;
  return typeof name === 'string' ? name.slice(0, 500) : '';
};

/** Where scripts send files piece by piece, so that a connection that breaks costs one piece and not the file. */
export function uploadsRoutes({ attachments }: WebServices): Router {
  const router = Router();
  const { incoming } = attachments;

  const arrivingOf = (req: Request, context: PageContext): ArrivingFile => {
    const { id } = req.params;
    if (!isUploadId(id) || !context.account) throw new NotFound('no such upload');
    return new ArrivingFile(incoming.folder, context.account.id, id);
  };

  router.get('/uploads/:id', allow('record.write'), async (req, res) => {
    res.json({ received: await arrivingOf(req, contextOf(res)).received() });
  });

  router.post('/uploads/:id', allow('record.write'), async (req, res) => {
    const context = contextOf(res);
    const arriving = arrivingOf(req, context);
    const name = nameOf(req);
    const size = numberOf(req, 'size');
    const refuse = (problem: Omit<Problem, 'path'>): void => {
      res.status(422).json({ message: fileProblemText({ path: 'file', ...problem }, context) });
    };
    try {
      attachments.checkRoom({ name, bytes: size }, numberOf(req, 'others'));
      await arriving.takeOver();
      const before = await arriving.received();
      if (before !== numberOf(req, 'offset')) {
        res.status(409).json({ received: before });
        return;
      }
      const received = await arriving.append(req, size);
      if (received < size) {
        res.json({ received });
        return;
      }
      const file = await attachments.take({
        path: arriving.path,
        name,
        accountId: context.account?.id ?? null,
      });
      res.status(201).json({
        file: file.hash,
        name: file.name,
        bytes: file.bytes,
        size: sizeText(file.bytes, context),
        type: fileLabel(file.type),
        isPicture: isPhotograph(file),
      });
    } catch (error) {
      const why = whyNotKept(error, name);
      // Whoever sends went away in the middle: the piece stays as far as it came.
      if (!why && req.destroyed) return;
      if (!why) throw error;
      refuse(why);
    }
  });
  return router;
}
