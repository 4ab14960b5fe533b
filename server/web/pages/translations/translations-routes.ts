import { randomUUID } from 'node:crypto';
import { Router, type Response } from 'express';
import {
  EditConflict,
  Refused,
  TranslationUnavailable,
  type Refusal,
  type WorkingRecord,
} from '../../../content/index.ts';
import { InvalidInput, type Problem } from '../../../errors.ts';
import { allow } from '../../middleware/allow.ts';
import { contextOf } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import type { WebServices } from '../../web-services.ts';
import { accountOf, bodyOf, idIn } from '../contribute/draft-routes.ts';
import { oneOf, type FormBody } from '../contribute/fields/form-values.ts';
import { readTranslation } from './translation-form.ts';
import { translationPage, wantedPage } from './translation-page.ts';

interface Said {
  typed?: FormBody;
  problems?: readonly Problem[];
  conflict?: boolean;
  refusal?: Refusal;
  isDone?: boolean;
}

/** What wants translating, and the form beside the original. */
export function translationsRoutes(services: WebServices): Router {
  const { writing, translation, glossary, vocabularies } = services;
  const router = Router();

  router.get('/translations', allow('record.translate'), async (_req, res) => {
    const wanting = await translation.listWanting(accountOf(res));
    res.render('pages/translations/wanted', wantedPage(wanting, contextOf(res), vocabularies));
  });

  async function render(res: Response, working: WorkingRecord, said: Said = {}): Promise<void> {
    const submit = await writing.decide(accountOf(res), working, 'submit');
    const input = {
      working,
      target: translation.targetOf(working),
      texts: translation.listTexts(working),
      typed: said.typed,
      problems: said.problems ?? [],
      conflict: said.conflict ?? false,
      refusal: said.refusal,
      isDone: said.isDone ?? false,
      key: randomUUID(),
      hasMachine: translation.hasMachine,
      canSubmit: 'to' in submit,
      glossary: (text: Parameters<typeof glossary.find>[0]) => glossary.find(text),
    };
    res.render('pages/translations/translation', translationPage(input, contextOf(res)));
  }

  router.get('/contribute/:id/translation', allow('record.write', 'record.translate'), async (req, res) => {
    await render(res, await writing.get(accountOf(res), idIn(req)), {
      isDone: req.query['done'] === 'translated',
    });
  });

  router.post('/contribute/:id/translation', allow('record.write', 'record.translate'), async (req, res) => {
    const account = accountOf(res);
    const { locale } = contextOf(res);
    const body = bodyOf(req);
    const working = await writing.get(account, idIn(req));
    const { id } = working.record;
    const target = translation.targetOf(working);
    const key = oneOf(body, 'key');
    const isKey = /^[\w-]{8,64}$/.test(key);
    const [verb, path = ''] = oneOf(body, 'do').split(':');
    try {
      await writing.save(account, id, {
        version: Number(oneOf(body, 'version')) || 0,
        ...(isKey && { key, page: key }),
        values: readTranslation(body, working, target),
      });
      if (verb === 'translate') await translation.suggest(account, id, path, target);
      if (verb === 'submit') await writing.submit(account, id, {});
      const address = paths.draftTranslation(locale, id);
      if (verb === 'submit') res.redirect(303, paths.contribute(locale, { done: 'submitted' }));
      else if (verb === 'translate') res.redirect(303, `${address}#${path.replaceAll('.', '-')}`);
      else res.redirect(303, `${address}?done=translated`);
    } catch (error) {
      if (error instanceof EditConflict) {
        res.status(409);
        await render(res, error.theirs, { typed: body, conflict: true });
      } else if (error instanceof InvalidInput) {
        res.status(422);
        await render(res, working, { typed: body, problems: error.problems });
      } else if (error instanceof Refused) {
        res.status(409);
        await render(res, working, { typed: body, refusal: error.refusal });
      } else if (error instanceof TranslationUnavailable) {
        res.status(502);
        await render(res, await writing.get(account, id), {
          problems: [{ path, code: 'machine.unavailable' }],
        });
      } else throw error;
    }
  });
  return router;
}
