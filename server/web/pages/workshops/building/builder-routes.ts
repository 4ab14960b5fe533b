import { Router, type Request, type Response } from 'express';
import { Conflict, InvalidInput, NotFound, type Problem } from '../../../../errors.ts';
import {
  dropRecord,
  mostPicked,
  movePick,
  noteRecord,
  pickRecords,
  repinRecord,
  type SessionValues,
  type Workshop,
} from '../../../../workshops/index.ts';
import { allow } from '../../../middleware/allow.ts';
import { contextOf } from '../../../page-context.ts';
import { paths } from '../../../paths.ts';
import type { WebServices } from '../../../web-services.ts';
import { bilingualOf, orderOf, partOf, textOf, textsOf } from '../form-values.ts';
import { sessionAdder, sessionEdit } from './builder-edits.ts';
import { builderPage } from './builder-page.ts';
import { searchPanel } from './search-panel.ts';
import { readSession } from './session-form.ts';

interface Shown {
  selected: string;
  status?: number;
  problems?: readonly Problem[];
  typed?: SessionValues;
  isClash?: boolean;
}

type Edit = (workshop: Workshop) => Workshop;

const refusal =
  (problem: Problem): Edit =>
  () => {
    throw new InvalidInput([problem]);
  };

export function builderRoutes({ workshops, search, vocabularies }: WebServices): Router {
  const router = Router();
  const mayWrite = allow('workshop.write');

  async function show(req: Request, res: Response, shown: Shown): Promise<void> {
    const context = contextOf(res);
    const workshop = await workshops.getForChange(partOf(req, 'externalId'), context.account);
    const pack = await workshops.getPack(workshop);
    const records = workshop.sessions.find(({ id }) => id === shown.selected)?.records ?? [];
    const sectors = [...new Set(pack.flatMap(({ record }) => record?.values.sector ?? []))];
    const panel = await searchPanel({ workshop, sectors, search, vocabularies, query: req.query }, context);
    const model = builderPage(
      {
        workshop,
        pack,
        proposed: workshops.proposeQuestions(pack, records),
        panel,
        vocabularies,
        problems: [],
        isClash: false,
        today: new Date().toISOString().slice(0, 10),
        ...shown,
      },
      context,
    );
    res.status(shown.status ?? 200).render('pages/workshops/builder', model);
  }

  /** Changes the workshop and goes back to the builder; what cannot be saved stays in the form. */
  async function change(
    req: Request,
    res: Response,
    edit: Edit,
    { place, ...shown }: Shown & { place: string },
  ): Promise<void> {
    const { account, locale } = contextOf(res);
    const externalId = partOf(req, 'externalId');
    try {
      const { sessions } = await workshops.changeWorkshop(account, externalId, edit);
      const isThere = sessions.some(({ id }) => id === shown.selected);
      const query = { session: isThere ? shown.selected : undefined, q: textOf(req.body, 'q') };
      res.redirect(303, paths.workshopBuilder(locale, externalId, query) + place);
    } catch (error) {
      if (error instanceof InvalidInput)
        await show(req, res, { ...shown, status: 422, problems: error.problems });
      else if (error instanceof Conflict) await show(req, res, { ...shown, status: 409, isClash: true });
      else throw error;
    }
  }

  router.get('/workshops/:externalId/build', mayWrite, (req, res) =>
    show(req, res, { selected: textOf(req.query, 'session') }),
  );

  router.post('/workshops/:externalId/sessions', mayWrite, (req, res) =>
    change(req, res, sessionAdder(req.body), { selected: '', place: '#agenda' }),
  );

  router.post('/workshops/:externalId/sessions/:session', mayWrite, async (req, res) => {
    const externalId = partOf(req, 'externalId');
    const session = partOf(req, 'session');
    const { verb } = orderOf(req.body);
    const workshop = await workshops.getForChange(externalId, contextOf(res).account);
    const records = workshop.sessions.find(({ id }) => id === session)?.records ?? [];
    const proposed =
      verb === 'ask-proposed' ? workshops.proposeQuestions(await workshops.getPack(workshop), records) : [];
    const isMove = verb === 'place' || verb === 'up' || verb === 'down';
    await change(req, res, sessionEdit(session, req.body, proposed), {
      selected: session,
      place: isMove ? '#agenda' : '#session',
      ...(verb === 'save' ? { typed: readSession(req.body) } : {}),
    });
  });

  router.post('/workshops/:externalId/pack', mayWrite, async (req, res) => {
    const { verb, object } = orderOf(req.body);
    const session = textOf(req.body, 'session');
    const edit = await packEdit(verb, object, session, req.body);
    await change(req, res, edit, { selected: session, place: session === '' ? '#pack' : '#session' });
  });

  async function packEdit(verb: string, object: string, session: string, body: unknown): Promise<Edit> {
    switch (verb) {
      case 'add': {
        const ids = textsOf(body, 'record').map(Number);
        const values = { limit: mostPicked, length: ids.length };
        if (ids.length === 0) return refusal({ path: 'record', code: 'pack.none' });
        if (ids.length > mostPicked) return refusal({ path: 'pack', code: 'pack.tooMany', values });
        const picks = await workshops.pinRecords(ids);
        return (workshop) => pickRecords(workshop, picks, session === '' ? undefined : session);
      }
      case 'remove':
        return (workshop) => dropRecord(workshop, object);
      case 'up':
        return (workshop) => movePick(workshop, object, -1);
      case 'down':
        return (workshop) => movePick(workshop, object, 1);
      case 'note':
        return (workshop) => noteRecord(workshop, object, bilingualOf(body, 'note'));
      case 'newest': {
        const revision = await workshops.findPublishedRevision(object);
        if (revision === undefined) throw new NotFound(`no published record ${object}`);
        return (workshop) => repinRecord(workshop, object, revision);
      }
      default:
        throw new InvalidInput([{ path: 'do', code: 'form.button' }]);
    }
  }
  return router;
}
