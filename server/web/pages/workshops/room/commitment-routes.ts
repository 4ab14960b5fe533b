import { Router, type Request, type Response } from 'express';
import { titleOf } from '../../../../content/index.ts';
import { InvalidInput, type Problem } from '../../../../errors.ts';
import {
  addCommitment,
  changeCommitment,
  governoratesOf,
  removeCommitment,
  type CommitmentValues,
  type Workshop,
} from '../../../../workshops/index.ts';
import { allow } from '../../../middleware/allow.ts';
import { contextOf } from '../../../page-context.ts';
import { pageHead } from '../../../page-head.ts';
import { paths } from '../../../paths.ts';
import type { WebServices } from '../../../web-services.ts';
import { field, messageOf, wordsField } from '../fields.ts';
import { orderOf, partOf, textOf } from '../form-values.ts';
import { readCommitment } from './commitment-form.ts';
import { commitmentsView } from './commitment-list.ts';

/** Who does what, and by when: written down in the room, followed up afterwards. */
export function commitmentRoutes({ workshops, vocabularies }: WebServices): Router {
  const router = Router();
  const mayWrite = allow('workshop.write');

  async function show(
    req: Request,
    res: Response,
    { problems = [], typed }: { problems?: readonly Problem[]; typed?: CommitmentValues } = {},
  ): Promise<void> {
    const context = contextOf(res);
    const { t, locale } = context;
    const workshop = await workshops.getForChange(partOf(req, 'externalId'), context.account);
    const pack = await workshops.getPack(workshop);
    const path = (name: string): string => `commitments.c${workshop.commitments.length + 1}.${name}`;
    const words = (name: 'who' | 'what') =>
      wordsField(name, context, {
        label: t(`workshops:commitment.${name}`),
        text: typed?.[name],
        required: true,
        problems,
        path: path(name),
      });
    res.status(problems.length > 0 ? 422 : 200).render('pages/workshops/commitments', {
      page: pageHead(context, {
        title: t('workshops:commitments'),
        description: t('workshops:commitments.lead'),
        nav: 'workshop',
        unlisted: true,
      }),
      workshop,
      back: paths.workshopBuilder(locale, workshop.externalId),
      action: paths.workshopCommitments(locale, workshop.externalId),
      problems: problems.map((problem) => messageOf(problem, t)),
      commitments: commitmentsView(
        workshop,
        pack,
        context,
        vocabularies,
        new Date().toISOString().slice(0, 10),
      ),
      fields: {
        who: words('who'),
        what: words('what'),
        due: field('due', context, {
          label: t('workshops:commitment.due'),
          value: typed?.due,
          type: 'date',
          required: true,
          problems,
          path: path('due'),
        }),
        email: field('email', context, {
          label: t('workshops:commitment.email'),
          hint: t('workshops:commitment.email.hint'),
          value: typed?.email,
          type: 'email',
          problems,
          path: path('email'),
        }),
      },
      governorates: governoratesOf(workshop).map((code) => ({
        value: code,
        label: vocabularies.get('governorates').label(code, locale),
        isChosen: code === typed?.governorate,
      })),
      practices: pack.flatMap(({ record }) =>
        record?.kind === 'practice'
          ? [
              {
                value: record.externalId,
                title: titleOf(record),
                isChosen: record.externalId === typed?.practice,
              },
            ]
          : [],
      ),
    });
  }

  function editOf(verb: string, id: string, body: unknown): (workshop: Workshop) => Workshop {
    if (verb === 'add') return (workshop) => addCommitment(workshop, readCommitment(body));
    if (verb === 'state')
      return (workshop) => changeCommitment(workshop, id, { state: textOf(body, 'state') });
    if (verb === 'remove') return (workshop) => removeCommitment(workshop, id);
    throw new InvalidInput([{ path: 'do', code: 'form.button' }]);
  }

  router.get('/workshops/:externalId/commitments', mayWrite, (req, res) => show(req, res));

  router.post('/workshops/:externalId/commitments', mayWrite, async (req, res) => {
    const { account, locale } = contextOf(res);
    const externalId = partOf(req, 'externalId');
    const { verb, object } = orderOf(req.body);
    try {
      await workshops.changeWorkshop(account, externalId, editOf(verb, object, req.body));
      res.redirect(303, paths.workshopCommitments(locale, externalId));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      await show(req, res, { problems: error.problems, typed: readCommitment(req.body) });
    }
  });
  return router;
}
