import { Router, type Request, type Response } from 'express';
import { titleOf } from '../../../../content/index.ts';
import { InvalidInput, type Problem } from '../../../../errors.ts';
import {
  addExercise,
  addOptions,
  getExercise,
  removeExercise,
  removeOption,
  reviseExercise,
  type ExerciseValues,
} from '../../../../workshops/index.ts';
import { allow } from '../../../middleware/allow.ts';
import { contextOf } from '../../../page-context.ts';
import { paths } from '../../../paths.ts';
import type { WebServices } from '../../../web-services.ts';
import { bilingualOf, numberOf, orderOf, partOf, textsOf } from '../form-values.ts';
import { readExercise } from './exercise-form.ts';
import { exercisePage } from './exercise-page.ts';

export function exerciseRoutes({ workshops, ballots, vocabularies }: WebServices): Router {
  const router = Router();
  const mayWrite = allow('workshop.write');

  async function show(
    req: Request,
    res: Response,
    shown: { problems: readonly Problem[]; typed?: ExerciseValues },
  ): Promise<void> {
    const context = contextOf(res);
    const externalId = partOf(req, 'externalId');
    const id = partOf(req, 'exercise');
    const workshop = await workshops.getForChange(externalId, context.account);
    const exercise = id === '' ? undefined : getExercise(workshop, id);
    const [pack, codes, cast] = await Promise.all([
      workshops.getPack(workshop),
      ballots.listCodes(externalId, id),
      ballots.listBallots(externalId, id),
    ]);
    const model = exercisePage(
      { workshop, exercise, pack, codes: codes.length, ballots: cast.length, vocabularies, ...shown },
      context,
    );
    res.status(shown.problems.length > 0 ? 422 : 200).render('pages/workshops/exercise', model);
  }

  /** Does what a button says; answers where to go on from there. */
  async function act(req: Request, res: Response): Promise<string> {
    const { account, locale } = contextOf(res);
    const externalId = partOf(req, 'externalId');
    const id = partOf(req, 'exercise');
    const { verb, object } = orderOf(req.body);
    const change = (edit: Parameters<typeof workshops.changeWorkshop>[2]) =>
      workshops.changeWorkshop(account, externalId, edit);
    switch (verb) {
      case 'save':
        await change((workshop) => reviseExercise(workshop, id, readExercise(req.body, vocabularies)));
        break;
      case 'add-records': {
        const wanted = new Set(textsOf(req.body, 'record'));
        const pack = await workshops.getPack(await workshops.getForChange(externalId, account));
        const options = pack.flatMap(({ record }) =>
          record?.kind === 'practice' && wanted.has(record.externalId)
            ? [{ record: record.externalId, text: titleOf(record) }]
            : [],
        );
        await change((workshop) => addOptions(workshop, id, options));
        break;
      }
      case 'add-text':
        await change((workshop) => addOptions(workshop, id, [{ text: bilingualOf(req.body, 'option') }]));
        break;
      case 'remove-option':
        await change((workshop) => removeOption(workshop, id, object));
        break;
      case 'codes':
        await ballots.issueCodes(account, externalId, id, numberOf(req.body, 'count') ?? 0);
        return paths.exerciseCards(locale, externalId, id);
      case 'open':
        await ballots.openExercise(account, externalId, id);
        break;
      case 'close':
        await ballots.closeExercise(account, externalId, id);
        return paths.exerciseResult(locale, externalId, id);
      case 'remove':
        await change((workshop) => removeExercise(workshop, id));
        return paths.workshopBuilder(locale, externalId);
      default:
        throw new InvalidInput([{ path: 'do', code: 'form.button' }]);
    }
    return paths.exercise(locale, externalId, id);
  }

  router.get('/workshops/:externalId/exercises', mayWrite, (req, res) => show(req, res, { problems: [] }));

  router.post('/workshops/:externalId/exercises', mayWrite, async (req, res) => {
    const { account, locale } = contextOf(res);
    const externalId = partOf(req, 'externalId');
    const typed = readExercise(req.body, vocabularies);
    try {
      const { exercises } = await workshops.changeWorkshop(account, externalId, (workshop) =>
        addExercise(workshop, typed),
      );
      res.redirect(303, paths.exercise(locale, externalId, exercises.at(-1)?.id ?? ''));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      await show(req, res, { problems: error.problems, typed });
    }
  });

  router.get('/workshops/:externalId/exercises/:exercise', mayWrite, (req, res) =>
    show(req, res, { problems: [] }),
  );

  router.post('/workshops/:externalId/exercises/:exercise', mayWrite, async (req, res) => {
    try {
      res.redirect(303, await act(req, res));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const typed = orderOf(req.body).verb === 'save' ? readExercise(req.body, vocabularies) : undefined;
      await show(req, res, { problems: error.problems, ...(typed && { typed }) });
    }
  });
  return router;
}
