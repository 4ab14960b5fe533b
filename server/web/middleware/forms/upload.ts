import { rm } from 'node:fs/promises';
import type { Request, RequestHandler, Response } from 'express';
import { refusal, whyNotKept, type AttachmentService } from '../../../attachments/index.ts';
import type { SessionService } from '../../../accounts/index.ts';
import type { Problem } from '../../../errors.ts';
import { BadForm } from '../../failures/unreadable.ts';
import { FormExpired } from '../../failures/form-expired.ts';
import { contextOf } from '../../page-context.ts';
import { FormRows } from '../../uploads/form-rows.ts';
import { receiveForm, type ReceivedFile } from '../../uploads/receiving.ts';
import { isOwnForm } from './csrf.ts';

interface Parts {
  attachments: AttachmentService;
  sessions: SessionService;
}

/**
 * Reads forms with files; others pass as they are. The files are kept, and stand in `req.body` as rows of the group
 * that their field is named after, as if the form had brought them ("media.2.file", "media.2.name", "media.rows").
 * Those that are not kept are the `fileProblems` of the context: nothing else of the form is lost with them. It comes
 * after whoever decides who may write at all.
 */
export function upload({ attachments, sessions }: Parts): RequestHandler {
  const receive = receiveForm(attachments.incoming, attachments.limits);
  return (req, res, next) => {
    if (!req.is('multipart/form-data')) {
      next();
      return;
    }
    receive(req, res, (error: unknown) => {
      const files = (req.files ?? []) as ReceivedFile[];
      read(error, files, req, res)
        .catch(async (failure: unknown) => {
          for (const { path } of files) if (path) await rm(path, { force: true });
          next(failure);
        })
        .then((done) => done && next())
        .catch(next);
    });
  };

  async function read(error: unknown, files: readonly ReceivedFile[], req: Request, res: Response) {
    // Whatever it is called there: the form broke off, or is none.
    if (error) throw new BadForm('the form did not arrive whole', { cause: error });
    const rows = new FormRows(req.body);
    req.body = rows.body;
    if (!isOwnForm(req, res, sessions)) throw new FormExpired('the form does not belong to this browser');
    const { account } = contextOf(res);
    const problems: Problem[] = [];
    for (const file of files) {
      if (file.originalname === '' && file.size === 0) await rm(file.path, { force: true });
      else problems.push(...(await take(file, rows, account?.id ?? null)));
    }
    contextOf(res).fileProblems = problems;
    return true;
  }

  async function take(file: ReceivedFile, rows: FormRows, accountId: number | null): Promise<Problem[]> {
    const { fieldname: path, originalname: name } = file;
    try {
      const kept = await attachments.findKept(rows.hashesOf(path));
      const bytesOfOthers = [...kept.values()].reduce((total, { bytes }) => total + bytes, 0);
      if (rows.roomIn(path) === 0) throw refusal('file.tooMany', { name });
      attachments.checkRoom({ name, bytes: file.size }, bytesOfOthers);
      if (file.failure) throw file.failure instanceof Error ? file.failure : new Error('not written');
      rows.add(path, await attachments.take({ path: file.path, name, accountId }));
      return [];
    } catch (error) {
      if (file.path) await rm(file.path, { force: true });
      const why = whyNotKept(error, name);
      if (!why) throw error;
      return [{ path, ...why }];
    }
  }
}
