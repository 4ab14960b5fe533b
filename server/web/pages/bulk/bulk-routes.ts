import { Router, type Response } from 'express';
import { can } from '../../../accounts/index.ts';
import { CallRefused, type CallRefusal, type HeldBulk, type WorkingRecord } from '../../../content/index.ts';
import { InvalidInput, NotAllowed, NotFound, type Problem } from '../../../errors.ts';
import { localText } from '../../../language/index.ts';
import { addTableRecord, mayChange, type Workshop } from '../../../workshops/index.ts';
import { FormExpired } from '../../failures/form-expired.ts';
import { allow } from '../../middleware/allow.ts';
import { isOwnForm } from '../../middleware/forms/csrf.ts';
import { contextOf } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import { heldFiles, holdFiles } from '../../uploads/held-files.ts';
import type { WebServices } from '../../web-services.ts';
import { findCallNote } from '../calls/call-note.ts';
import { accountOf } from '../contribute/draft-routes.ts';
import { bulkBytes, choicesIn, filesIn, readBulkForm, type BulkForm } from './bulk-form.ts';
import { bulkPage } from './bulk-page.ts';
import { planPage } from './plan-page.ts';

interface Said {
  problems?: readonly Problem[];
  refusal?: CallRefusal;
}

/** Drafts of a whole workshop: files are brought in, looked at, and made into drafts. */
export function bulkRoutes(services: WebServices): Router {
  const { bulkDrafts, offices, workshops, calls, writing, sessions, vocabularies } = services;
  const router = Router();
  const may = allow('record.import');

  const boardsOf = async (res: Response): Promise<Workshop[]> => {
    const { account } = contextOf(res);
    const seen = await workshops.listWorkshops({ account });
    const own = seen.filter((workshop) => mayChange(workshop, account));
    return Promise.all(own.map(({ externalId }) => workshops.getForChange(externalId, account)));
  };

  async function show(res: Response, form: BulkForm, said: Said = {}): Promise<void> {
    const account = accountOf(res);
    const open = (await offices.listOffices()).filter(({ closedAt }) => closedAt === null);
    const shown = {
      ...said,
      form,
      offices: open.filter(({ id }) => can(account, 'record.import', { officeId: id })),
      workshops: await boardsOf(res),
      calls: await calls.listOpen(account),
    };
    if (said.problems || said.refusal) res.status(said.refusal ? 409 : 422);
    res.render('pages/bulk/bulk', bulkPage(shown, contextOf(res)));
  }

  /** The table that "erbil-2022:t1" names, if the account may change its workshop. */
  async function findTable(res: Response, place: string) {
    const [externalId = '', id = ''] = place.split(':');
    const workshop = (await boardsOf(res)).find((one) => one.externalId === externalId);
    const table = workshop?.tables.find((one) => one.id === id);
    return workshop && table ? { workshop, table } : undefined;
  }

  router.get('/bulk-drafts', may, async (req, res) => {
    await show(res, readBulkForm(req.query));
  });

  router.post('/bulk-drafts', may, holdFiles(bulkBytes), async (req, res) => {
    if (!isOwnForm(req, res, sessions)) throw new FormExpired('the form does not belong to this browser');
    const { locale, translator } = contextOf(res);
    const form = readBulkForm(req.body);
    const { files, problems } = filesIn(heldFiles(req));
    try {
      if (problems.length > 0) throw new InvalidInput(problems);
      if (form.place !== '' && !(await findTable(res, form.place))) {
        throw new InvalidInput([{ path: 'place', code: 'bulk.noPlace' }]);
      }
      const labels = (of: typeof locale, key: string): string => translator(of)(`fields:${key}`);
      const id = await bulkDrafts.prepare(accountOf(res), choicesIn(form), { files, labels });
      res.redirect(303, paths.bulkPlan(locale, id));
    } catch (error) {
      if (error instanceof InvalidInput) await show(res, form, { problems: error.problems });
      else if (error instanceof CallRefused) await show(res, form, { refusal: error.refusal });
      else throw error;
    }
  });

  async function listMade(res: Response, { outcome }: HeldBulk): Promise<WorkingRecord[]> {
    const made: WorkingRecord[] = [];
    for (const id of outcome?.created ?? []) {
      const working = await writing.get(accountOf(res), id).catch((error: unknown) => {
        if (error instanceof NotFound || error instanceof NotAllowed) return undefined;
        throw error;
      });
      if (working) made.push(working);
    }
    return made;
  }

  async function showPlan(res: Response, id: string, refusal?: string): Promise<void> {
    const context = contextOf(res);
    const { t, locale } = context;
    const { held, existing } = await bulkDrafts.get(accountOf(res), id);
    const { officeId, callId, place } = held.choices;
    const table = place === '' ? undefined : await findTable(res, place);
    const words = (text: Workshop['title']): string => localText(text, locale)?.text ?? '';
    const shown = {
      held,
      existing,
      office: (await offices.findOffice(officeId))?.name ?? {},
      place: table
        ? {
            text: t('bulk:place.table', {
              workshop: words(table.workshop.title),
              table: words(table.table.name),
            }),
            href: paths.workshopBoard(locale, table.workshop.externalId),
          }
        : null,
      call: await findCallNote(callId, calls, context),
      made: await listMade(res, held),
      refusal,
    };
    res.render('pages/bulk/plan', planPage(shown, context, vocabularies));
  }

  router.get('/bulk-drafts/:plan', may, async (req, res) => {
    await showPlan(res, String(req.params['plan']));
  });

  /** Makes the drafts, and puts them on the table where one was chosen: both, or neither. */
  async function confirm(res: Response, id: string): Promise<void> {
    const account = accountOf(res);
    const { held } = await bulkDrafts.get(account, id);
    const [externalId, tableId] = held.choices.place.split(':');
    if (!externalId || !tableId) {
      await bulkDrafts.confirm(account, id);
      return;
    }
    await workshops.changeWorkshop(account, externalId, async (workshop, tx) =>
      (await bulkDrafts.confirmIn(tx, account, id)).reduce(
        (one, content) => addTableRecord(one, tableId, content),
        workshop,
      ),
    );
  }

  router.post('/bulk-drafts/:plan', may, async (req, res) => {
    const { t, locale } = contextOf(res);
    const id = String(req.params['plan']);
    try {
      await confirm(res, id);
      res.redirect(303, paths.bulkPlan(locale, id));
    } catch (error) {
      if (error instanceof CallRefused) {
        res.status(409);
        await showPlan(res, id, t(`calls:refusal.${error.refusal}`));
      } else if (error instanceof InvalidInput) {
        res.status(422);
        await showPlan(res, id, t('bulk:refused'));
      } else throw error;
    }
  });
  return router;
}
