import { Router, type Response } from 'express';
import type { Office, OfficeValues } from '../../../accounts/index.ts';
import { InvalidInput, type Problem } from '../../../errors.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import { textOf } from '../../forms/shown-problems.ts';
import { allow } from '../../middleware/allow.ts';
import { contextOf } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import type { WebServices } from '../../web-services.ts';
import { officePage, officesPage } from './office-page.ts';

type Services = Pick<WebServices, 'offices' | 'vocabularies'>;

/** The form of an office: its own fields, and of the codes only those there are. */
function readOffice(body: unknown, vocabularies: Vocabularies): OfficeValues {
  const [ar, en] = [textOf(body, 'nameAr').trim(), textOf(body, 'nameEn').trim()];
  const [kind, governorate] = [textOf(body, 'kind'), textOf(body, 'governorate')];
  return {
    name: { ...(ar && { ar }), ...(en && { en }) },
    kind: vocabularies.get('org-types').has(kind) ? kind : '',
    governorate: vocabularies.get('governorates').has(governorate) ? governorate : null,
  };
}

export function officesRoutes({ offices, vocabularies }: Services): Router {
  const router = Router();
  const may = allow('offices.manage');
  const show = async (
    res: Response,
    office: Office | undefined,
    more: { typed?: OfficeValues; problems?: readonly Problem[]; done?: unknown } = {},
  ): Promise<void> => {
    if (more.problems) res.status(422);
    const page = { office, others: await offices.listOffices(), vocabularies, ...more };
    res.render('pages/administration/office', officePage(contextOf(res), page));
  };
  const back = (res: Response, id: number, done: string): void =>
    res.redirect(303, paths.adminOffice(contextOf(res).locale, id, { done }));
  const orShow = async (
    res: Response,
    office: Office | undefined,
    work: () => Promise<void>,
    typed?: OfficeValues,
  ): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      await show(res, office, { ...(typed && { typed }), problems: error.problems });
    }
  };

  router.get('/administration/offices', may, async (_req, res) => {
    const page = officesPage(contextOf(res), await offices.listOffices(), vocabularies);
    res.render('pages/administration/offices', page);
  });
  router.get('/administration/offices/new', may, (_req, res) => show(res, undefined));
  router.post('/administration/offices/new', may, async (req, res) => {
    const typed = readOffice(req.body, vocabularies);
    const create = async (): Promise<void> =>
      back(res, await offices.create(contextOf(res).account, typed), 'saved');
    await orShow(res, undefined, create, typed);
  });
  router.get('/administration/offices/:id', may, async (req, res) => {
    await show(res, await offices.getOffice(Number(req.params['id'])), { done: req.query['done'] });
  });
  router.post('/administration/offices/:id', may, async (req, res) => {
    const office = await offices.getOffice(Number(req.params['id']));
    const typed = readOffice(req.body, vocabularies);
    const change = async (): Promise<void> => {
      await offices.change(contextOf(res).account!, office.id, typed);
      back(res, office.id, 'saved');
    };
    await orShow(res, office, change, typed);
  });
  router.post('/administration/offices/:id/hand-over', may, async (req, res) => {
    const office = await offices.getOffice(Number(req.params['id']));
    await orShow(res, office, async () => {
      await offices.handOver(contextOf(res).account!, office.id, Number(textOf(req.body, 'to')));
      back(res, office.id, 'handed-over');
    });
  });
  router.post('/administration/offices/:id/reopen', may, async (req, res) => {
    const { id } = await offices.getOffice(Number(req.params['id']));
    await offices.reopen(contextOf(res).account!, id);
    back(res, id, 'reopened');
  });
  return router;
}
