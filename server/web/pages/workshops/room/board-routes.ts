import { Router, type Request, type Response } from 'express';
import { can, type Account } from '../../../../accounts/index.ts';
import { Refused, titleOf, type ContentKind } from '../../../../content/index.ts';
import { InvalidInput, NotAllowed, NotFound, type Problem } from '../../../../errors.ts';
import {
  addTable,
  addTableRecord,
  checkTableRecord,
  type WritingTable,
} from '../../../../workshops/index.ts';
import { allow } from '../../../middleware/allow.ts';
import { contextOf } from '../../../page-context.ts';
import { pageHead } from '../../../page-head.ts';
import { paths } from '../../../paths.ts';
import type { WebServices } from '../../../web-services.ts';
import { messageOf, wordsField } from '../fields.ts';
import { bilingualOf, orderOf, partOf } from '../form-values.ts';

/** The write-shop: which table writes what, what its buddy has checked, what has gone to review. */
export function boardRoutes({ workshops, writing, vocabularies }: WebServices): Router {
  const router = Router();
  const mayWrite = allow('workshop.write');

  async function draftsOf(res: Response, table: WritingTable) {
    const { account, locale, t } = contextOf(res);
    const drafts = [];
    for (const { content, checked } of table.records) {
      const working = await writing.get(account!, content).catch((error: unknown) => {
        // Deleted meanwhile, or another office's by now: the board goes on without it.
        if (error instanceof NotFound || error instanceof NotAllowed) return undefined;
        throw error;
      });
      if (!working) continue;
      const title = titleOf(working.record);
      drafts.push({
        id: content,
        kind: working.record.kind,
        title: Object.keys(title).length > 0 ? title : { [locale]: t('workshops:board.untitled') },
        href: paths.draft(locale, content),
        checked,
        status: vocabularies.get('record-statuses').label(working.record.status, locale),
        isDraft: working.record.status === 'draft' || working.record.status === 'returned',
      });
    }
    return drafts;
  }

  async function show(req: Request, res: Response, problems: readonly Problem[] = []): Promise<void> {
    const context = contextOf(res);
    const { t, locale } = context;
    const workshop = await workshops.getForChange(partOf(req, 'externalId'), context.account);
    const tables = [];
    for (const table of workshop.tables) {
      const buddy = workshop.tables.find(({ id }) => id === table.buddy);
      tables.push({
        id: table.id,
        name: table.name,
        buddy: buddy?.name ?? null,
        drafts: await draftsOf(res, table),
        bring: can(context.account, 'record.import')
          ? paths.bulk(locale, { place: `${workshop.externalId}:${table.id}` })
          : '',
      });
    }
    res.status(problems.length > 0 ? 422 : 200).render('pages/workshops/board', {
      page: pageHead(context, {
        title: t('workshops:board'),
        description: t('workshops:board.lead'),
        nav: 'workshop',
        unlisted: true,
      }),
      workshop,
      back: paths.workshopBuilder(locale, workshop.externalId),
      action: paths.workshopBoard(locale, workshop.externalId),
      problems: problems.map((problem) => messageOf(problem, t)),
      tables,
      name: wordsField('name', context, { label: t('workshops:board.table'), required: true }),
    });
  }

  /** Does what a button says; answers where to go on. */
  async function act(req: Request, res: Response, account: Account): Promise<string> {
    const { locale } = contextOf(res);
    const externalId = partOf(req, 'externalId');
    const { verb, object } = orderOf(req.body);
    const [table = '', number = ''] = object.split(':');
    const content = Number(number);
    const workshop = await workshops.getForChange(externalId, account);
    const isTheirs = workshop.tables.some((one) => one.records.some((record) => record.content === content));
    if (verb === 'add') {
      const name = bilingualOf(req.body, 'name');
      if (Object.keys(name).length === 0) throw new InvalidInput([{ path: 'name', code: 'value.missing' }]);
      await workshops.changeWorkshop(account, externalId, (one) => addTable(one, name));
    } else if (verb === 'practice' || verb === 'lesson') {
      const kind: ContentKind = verb;
      const { contentId } = await writing.createDraft(account, { kind, writes: locale, sourceLang: locale });
      await workshops.changeWorkshop(account, externalId, (one) => addTableRecord(one, table, contentId));
      return paths.draft(locale, contentId);
    } else if (verb === 'check') {
      await workshops.changeWorkshop(account, externalId, (one) => checkTableRecord(one, table, content));
    } else if (verb === 'submit' && isTheirs) {
      await writing.submit(account, content, {});
    } else throw new InvalidInput([{ path: 'do', code: 'form.button' }]);
    return paths.workshopBoard(locale, externalId);
  }

  router.get('/workshops/:externalId/board', mayWrite, (req, res) => show(req, res));

  router.post('/workshops/:externalId/board', mayWrite, async (req, res) => {
    try {
      res.redirect(303, await act(req, res, contextOf(res).account!));
    } catch (error) {
      if (error instanceof Refused) await show(req, res, [{ path: 'do', code: 'board.incomplete' }]);
      else if (error instanceof InvalidInput) await show(req, res, error.problems);
      else throw error;
    }
  });
  return router;
}
