import { Router, type Request, type Response } from 'express';
import { InvalidInput, type Problem } from '../../../../errors.ts';
import { getExercise, governoratesOf } from '../../../../workshops/index.ts';
import { allow } from '../../../middleware/allow.ts';
import { contextOf } from '../../../page-context.ts';
import { pageHead } from '../../../page-head.ts';
import { paths } from '../../../paths.ts';
import type { WebServices } from '../../../web-services.ts';
import { qrCode } from '../../records/share/qr-code.ts';
import { messageOf } from '../fields.ts';
import { orderOf, partOf, textOf } from '../form-values.ts';
import { questionsOf } from './ballot-cells.ts';
import { cellName, isMisread, readSheets, sheetProblem, sheetsOnPage } from './paper-form.ts';

/** Ballots on paper: the cards and sheets to print, and the grid that they are typed into. */
export function paperRoutes({ workshops, ballots, vocabularies }: WebServices): Router {
  const router = Router();
  const mayWrite = allow('workshop.write');

  async function load(req: Request, res: Response) {
    const { account } = contextOf(res);
    const workshop = await workshops.getForChange(partOf(req, 'externalId'), account);
    return { workshop, exercise: getExercise(workshop, partOf(req, 'exercise')) };
  }

  router.get('/workshops/:externalId/exercises/:exercise/cards', mayWrite, async (req, res) => {
    const context = contextOf(res);
    const { workshop, exercise } = await load(req, res);
    const codes = await ballots.listCodes(workshop.externalId, exercise.id);
    res.render('pages/workshops/cards', {
      page: pageHead(context, {
        title: context.t('workshops:cards'),
        description: context.t('workshops:cards.lead'),
        nav: 'workshop',
        unlisted: true,
        scripts: ['js/share.js'],
      }),
      workshop,
      exercise,
      back: paths.exercise(context.locale, workshop.externalId, exercise.id),
      address: context.origin.replace(/^https?:\/\//, '') + paths.vote(context.locale),
      cards: codes.map(({ code, number }) => {
        const qr = qrCode(context.origin + paths.shortBallot(code));
        return { code, number, qr, qrBox: qr.size + 4 };
      }),
    });
  });

  async function showGrid(
    req: Request,
    res: Response,
    {
      kept = new Map<number, Problem>(),
      counted = 0,
      takenBack = '',
      refused = [] as readonly Problem[],
    } = {},
  ): Promise<void> {
    const context = contextOf(res);
    const { locale, t } = context;
    const { workshop, exercise } = await load(req, res);
    const questions = questionsOf(exercise, context, vocabularies);
    const cells = questions.flatMap((question) => question.cells);
    const typed = (line: number, name: string): string =>
      kept.has(line) ? textOf(req.body, cellName(line, name)) : '';
    res.status(kept.size > 0 || refused.length > 0 ? 422 : 200).render('pages/workshops/paper', {
      page: pageHead(context, {
        title: t('workshops:paper'),
        description: t('workshops:paper.lead'),
        nav: 'workshop',
        unlisted: true,
        scripts: ['js/paper.js'],
      }),
      workshop,
      exercise,
      back: paths.exercise(locale, workshop.externalId, exercise.id),
      action: paths.exercisePaper(locale, workshop.externalId, exercise.id),
      counted,
      isOpen: exercise.state === 'open',
      takenBack,
      refused: refused.map((problem) => messageOf(problem, t)),
      wrongCode: refused.length > 0 ? textOf(req.body, 'code') : '',
      questions: questions.map(({ title, sides, cells: own }) => ({
        title: sides.length > 0 ? sides.join(' / ') : title,
        span: own.length,
      })),
      hasLabels: cells.some(({ label }) => label !== ''),
      labels: cells.map(({ label }) => label),
      problems: [...kept.values()].map((problem) => ({
        line: Number(problem.path) + 1,
        message: messageOf(problem, t),
      })),
      lines: Array.from({ length: sheetsOnPage }, (_, line) => ({
        number: line + 1,
        isWrong: kept.has(line),
        codeName: cellName(line, 'code'),
        code: typed(line, 'code'),
        totalName: cellName(line, 'total'),
        total: typed(line, 'total'),
        governorateName: cellName(line, 'governorate'),
        governorates: governoratesOf(workshop).map((code) => ({
          value: code,
          label: vocabularies.get('governorates').label(code, locale),
          isChosen: typed(line, 'governorate') === code,
        })),
        cells: cells.map(({ name, label, most }, index) => ({
          name: cellName(line, name),
          value: typed(line, name),
          label: label === '' ? String(index + 1) : label,
          most,
        })),
      })),
    });
  }

  /** A sheet that was typed in wrongly: its code counts again. */
  async function takeBack(req: Request, res: Response, externalId: string): Promise<void> {
    const code = textOf(req.body, 'code');
    try {
      await ballots.takeBackPaper(contextOf(res).account, externalId, code);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return showGrid(req, res, { refused: error.problems });
    }
    await showGrid(req, res, { takenBack: code });
  }

  router.get('/workshops/:externalId/exercises/:exercise/paper', mayWrite, (req, res) => showGrid(req, res));

  router.post('/workshops/:externalId/exercises/:exercise/paper', mayWrite, async (req, res) => {
    const context = contextOf(res);
    const { workshop, exercise } = await load(req, res);
    if (orderOf(req.body).verb === 'take-back') return takeBack(req, res, workshop.externalId);
    const names = questionsOf(exercise, context, vocabularies).flatMap(({ cells }) =>
      cells.map(({ name }) => name),
    );
    const sheets = readSheets(exercise, req.body, names);
    const sound = sheets.filter((sheet) => !isMisread(sheet));
    const outcomes = await ballots.castAll(
      context.account,
      workshop.externalId,
      sound.map(({ ballot }) => ballot),
    );
    const kept = new Map<number, Problem>();
    for (const sheet of sheets) {
      const problem = sheetProblem(sheet, outcomes[sound.indexOf(sheet)]);
      if (problem) kept.set(sheet.line, problem);
    }
    await showGrid(req, res, { kept, counted: sheets.length - kept.size });
  });
  return router;
}
